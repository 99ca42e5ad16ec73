using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Miyaburi.Brands;
using Miyaburi.Signals.Intents;

namespace Miyaburi;

/// <summary>
/// What recognises brands and intents, packed by the compiler (<c>tools/Miyaburi.StartPack</c>) from <c>data/brands</c> and
/// <c>data/lexicon</c>. Reading those files themselves took half of a start, and in a browser, where code is interpreted, a
/// second of it (docs/decisions/0015).
/// </summary>
internal static partial class StartPack
{
    /// <summary>Reads it.</summary>
    internal static (ImmutableArray<BrandIdentity> Brands, ImmutableArray<Concept> Concepts) Read()
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

        return (brands.ToImmutable(), concepts.ToImmutable());
    }

    private static BrandIdentity Brand(ref PackReader pack) => new()
    {
        Id = pack.Text(),
        Names = new Bilingual(pack.Text(), pack.Text()),
        Category = pack.Text(),
        AsOf = new DateOnly(pack.Number(), pack.Number(), pack.Number()),
        Aliases = pack.List(),
        ClaimAliases = pack.List(),
        Tokens = pack.List(),
        Domains = pack.List(),
        FamilyDomains = pack.List(),
        Neighbours = pack.List(),
    };

    private static Concept Concept(ref PackReader pack) => new()
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

    private static ConceptKind Kind(string name) => name switch
    {
        "event" => ConceptKind.Event,
        "demand" => ConceptKind.Demand,
        "pressure" => ConceptKind.Pressure,
        "story" => ConceptKind.Story,
        "guard" => ConceptKind.Guard,
        _ => ConceptKind.Oddity,
    };

    /// <summary>Reads the pack, in which a number is a character and a string its length and its characters: nothing has to be decoded or searched.</summary>
    private struct PackReader(string pack)
    {
        private int at;

        internal int Number() => pack[at++];

        internal string Text()
        {
            var length = Number();
            var text = pack.Substring(at, length);
            at += length;
            return text;
        }

        internal ImmutableArray<string> List()
        {
            var list = new string[Number()];
            for (var i = 0; i < list.Length; i++)
            {
                list[i] = Text();
            }

            return ImmutableCollectionsMarshal.AsImmutableArray(list);
        }
    }
}
