using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Miyaburi.Brands;
using Miyaburi.Signals;
using Miyaburi.Signals.Intents;
using Miyaburi.Verdicts;

namespace Miyaburi;

/// <summary>
/// What recognises brands and intents and the numbers of the verdict, packed by the compiler (<c>tools/Miyaburi.StartPack</c>)
/// from <c>data/brands</c>, <c>data/lexicon</c>, <c>data/cues/claims.json</c> and <c>data/model/verdict.json</c>. Reading those files themselves took half of a start, and in a browser, where code is interpreted, a
/// second of it (docs/decisions/0015).
/// </summary>
internal static partial class StartPack
{
    /// <summary>Reads it.</summary>
    internal static StartData Read()
    {
        var pack = new PackReader(Packed);
        var brands = ImmutableArray.CreateBuilder<BrandIdentity>();
        for (var left = pack.Number(); left > 0; left--)
        {
            brands.Add(Brand(ref pack));
        }

        var concepts = ImmutableArray.CreateBuilder<Concept>();
        for (var left = pack.Number(); left > 0; left--)
        {
            concepts.Add(Concept(ref pack));
        }

        return new(brands.ToImmutable(), concepts.ToImmutable(), Cues(ref pack), Model(ref pack));
    }

    private static BrandIdentity Brand(ref PackReader pack)
    {
        ImmutableArray<string> aliases, claimAliases;
        return new BrandIdentity
        {
            Id = pack.Text(),
            Names = new Bilingual(pack.Text(), pack.Text()),
            Category = pack.Text(),
            AsOf = new DateOnly(pack.Number(), pack.Number(), pack.Number()),
            Aliases = aliases = pack.List(),
            ClaimAliases = claimAliases = pack.List(),
            Tokens = pack.List(),
            Domains = pack.List(),
            FamilyDomains = pack.List(),
            Neighbours = pack.List(),
            FoldedAliases = Folded(ref pack, aliases),
            FoldedClaimAliases = Folded(ref pack, claimAliases),
        };
    }

    private static ImmutableArray<string> Folded(ref PackReader pack, ImmutableArray<string> written)
    {
        var folded = new string[written.Length];
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = pack.Folded(written[i]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(folded);
    }

    private static Concept Concept(ref PackReader pack)
    {
        var concept = new Concept
        {
            Id = pack.Text(),
            Kind = Kind(pack.Text()),
            Names = new Bilingual(pack.Text(), pack.Text()),
            Lures = pack.List(),
            Ja = pack.List(),
            NotAfter = pack.List(),
            NotBefore = pack.List(),
            En = pack.List(),
            Other = pack.List(),
        };
        var (ja, en, other) = (concept.Ja, concept.En, concept.Other);
        var phrases = new Phrase[ja.Length + en.Length + other.Length];
        var at = 0;
        ReadPhrases(ref pack, ja, phrases, ref at);
        ReadPhrases(ref pack, en, phrases, ref at);
        ReadPhrases(ref pack, other, phrases, ref at);
        return concept with { Matched = ImmutableCollectionsMarshal.AsImmutableArray(phrases) };
    }

    private static void ReadPhrases(ref PackReader pack, ImmutableArray<string> written, Phrase[] phrases, ref int at)
    {
        foreach (var text in written)
        {
            phrases[at++] = pack.Number() switch
            {
                0 => new Phrase(text, text, []),
                1 => new Phrase(text, pack.Text(), []),
                _ => Divided(ref pack),
            };
        }
    }

    private static Phrase Divided(ref PackReader pack)
    {
        var head = pack.Text();
        return new Phrase(head, pack.Folded(head), pack.List());
    }

    private static ClaimCues Cues(ref PackReader pack) =>
        new(pack.List(), pack.List(), pack.List(), pack.List(), pack.List(), pack.List(), pack.List(), pack.List());

    private static VerdictModel Model(ref PackReader pack) => new()
    {
        BaseRate = pack.Fraction(),
        FurtherShare = pack.Fraction(),
        GroupCounts = pack.Fraction(),
        Caps = Caps(ref pack),
        Weights = Weights(ref pack),
        Channels = Channels(ref pack),
    };

    private static ImmutableDictionary<Channel, ChannelScale> Channels(ref PackReader pack)
    {
        var channels = ImmutableDictionary.CreateBuilder<Channel, ChannelScale>();
        for (var left = pack.Number(); left > 0; left--)
        {
            var channel = Enum.Parse<Channel>(pack.Text());
            channels.Add(channel, new ChannelScale
            {
                Intercept = pack.Fraction(),
                SuspiciousFrom = pack.Fraction(),
                ScamFrom = pack.Fraction(),
                Calibration = Points(ref pack),
                Weights = Weights(ref pack),
                Caps = Caps(ref pack),
            });
        }

        return channels.ToImmutable();
    }

    private static ImmutableArray<ImmutableArray<double>> Points(ref PackReader pack)
    {
        var points = new ImmutableArray<double>[pack.Number()];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = [pack.Fraction(), pack.Fraction()];
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(points);
    }

    private static ImmutableDictionary<string, double> Weights(ref PackReader pack)
    {
        var weights = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        for (var left = pack.Number(); left > 0; left--)
        {
            weights.Add(pack.Text(), pack.Fraction());
        }

        return weights.ToImmutable();
    }

    private static ImmutableDictionary<SignalGroup, double> Caps(ref PackReader pack)
    {
        var caps = ImmutableDictionary.CreateBuilder<SignalGroup, double>();
        for (var left = pack.Number(); left > 0; left--)
        {
            caps.Add(Enum.Parse<SignalGroup>(pack.Text()), pack.Fraction());
        }

        return caps.ToImmutable();
    }

    private static ConceptKind Kind(string name) => name switch
    {
        "event" => ConceptKind.Event,
        "demand" => ConceptKind.Demand,
        "pressure" => ConceptKind.Pressure,
        "story" => ConceptKind.Story,
        "guard" => ConceptKind.Guard,
        _ => ConceptKind.Oddity,
    };
}

/// <summary>What a start needs.</summary>
/// <param name="Brands">What recognises brands.</param>
/// <param name="Concepts">The concepts of intent frames.</param>
/// <param name="Cues">Words by which companies speak of themselves.</param>
/// <param name="Model">The numbers of the verdict.</param>
internal sealed record StartData(ImmutableArray<BrandIdentity> Brands, ImmutableArray<Concept> Concepts, ClaimCues Cues, VerdictModel Model);
