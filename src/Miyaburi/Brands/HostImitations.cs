using System.Collections.Immutable;
using Miyaburi.Links;
using Miyaburi.Text;

namespace Miyaburi.Brands;

/// <summary>
/// Finds brands' names in hosts. A long token counts anywhere in a label, a short one (up to four letters) only
/// between separators, since two letters stand in every other word.
/// </summary>
public sealed class HostImitations
{
    /// <summary>Tokens up to this length count only as a whole word.</summary>
    private const int ShortToken = 4;

    private readonly PatternIndex patterns;
    private readonly ImmutableArray<Pattern> owners;
    private readonly ImmutableArray<Pattern> imitable;

    /// <summary>Needed only for hosts in which no name stands as it is.</summary>
    private readonly Lazy<PatternIndex> lookalikes;
    private readonly Lazy<TypoIndex> typos;

    internal HostImitations(ImmutableArray<Brand> brands)
    {
        owners = [.. brands.SelectMany(PatternsOf).Where(p => p.Text.Length >= 2)];
        patterns = new PatternIndex([.. owners.Select(o => o.Text)]);
        imitable = [.. owners.Where(o => o.Kind is ImitationKind.Name)];
        lookalikes = new(() => new PatternIndex([.. imitable.Select(o => AsciiLookalike.Fold(o.Text))]));
        typos = new(() => new TypoIndex(brands));
    }

    /// <summary>The brands that a host imitates, strongest kind first; empty when it imitates none.</summary>
    /// <param name="host">A host that none of the brands owns.</param>
    /// <param name="isPlatform">Whether the registrable domain is a known platform's, so that only what its customers chose can imitate.</param>
    public ImmutableArray<HostImitation> In(Host host, bool isPlatform = false)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (host.Kind is not HostKind.Domain)
        {
            return [];
        }

        var found = new List<HostImitation>();
        Match(host.Ascii, host.Ascii.Length - (isPlatform ? host.RegistrableDomain ?? host.PublicSuffix : host.PublicSuffix).Length, found);
        if (found.Count == 0 && !isPlatform)
        {
            MatchLookalikes(host, found);
        }

        if (found.Count == 0 && !isPlatform)
        {
            typos.Value.Match(host, found);
        }

        return found.Count == 0 ? [] : [.. found.OrderBy(f => f.Kind).ThenByDescending(f => f.Text.Length)];
    }

    /// <summary>The brands whose names stand in a path, query or fragment.</summary>
    public ImmutableArray<HostImitation> InRest(Url url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var rest = string.Concat(url.Path, "?", url.Query, "#", url.Fragment).ToLowerInvariant();
        if (rest.Length < 4)
        {
            return [];
        }

        var found = new List<HostImitation>();
        Match(rest, rest.Length, found);
        return found.Count == 0 ? [] : [.. found.DistinctBy(f => f.Brand).Select(f => f with { Kind = ImitationKind.Path })];
    }

    /// <summary>Finds patterns that begin before <paramref name="end"/>: what stands in the public suffix (.au, .com) imitates nobody.</summary>
    private void Match(string text, int end, List<HostImitation> found)
    {
        var hits = new List<PhraseHit>();
        patterns.Match(text, hits);
        foreach (var hit in hits)
        {
            var pattern = owners[hit.Phrase];
            if (hit.Range.Start < end && pattern.Fits(text, hit.Range))
            {
                found.Add(new HostImitation(pattern.Brand, pattern.Kind, pattern.Text));
            }
        }
    }

    /// <summary>Letters of other scripts first (<c>аmazon</c> with a Cyrillic а), then digits and pairs (<c>s0ftbank</c>, <c>arnazon</c>).</summary>
    private void MatchLookalikes(Host host, List<HostImitation> found)
    {
        var plain = Confusables.FoldHost(host.Unicode);
        if (plain != host.Ascii)
        {
            Match(plain, BeforeSuffix(plain, host.PublicSuffix), found);
        }

        if (found.Count == 0)
        {
            MatchDigits(plain[..BeforeSuffix(plain, host.PublicSuffix)], found);
        }

        for (var i = 0; i < found.Count; i++)
        {
            found[i] = found[i] with { Kind = ImitationKind.Lookalike };
        }
    }

    /// <summary>Where the public suffix begins in a folded host: counted in labels, since <c>xn--p1ai</c> is two letters there.</summary>
    private static int BeforeSuffix(string plain, string suffix)
    {
        if (suffix.Length == 0)
        {
            return plain.Length;
        }

        var dot = plain.Length;
        for (var labels = suffix.AsSpan().Count('.'); labels >= 0 && dot > 0; labels--)
        {
            dot = plain.LastIndexOf('.', dot - 1);
        }

        return dot + 1;
    }

    private void MatchDigits(string host, List<HostImitation> found)
    {
        var hits = new List<PhraseHit>();
        lookalikes.Value.Match(AsciiLookalike.Fold(host), hits);
        foreach (var hit in hits)
        {
            found.Add(new HostImitation(imitable[hit.Phrase].Brand, ImitationKind.Lookalike, imitable[hit.Phrase].Text));
        }
    }

    private static IEnumerable<Pattern> PatternsOf(Brand brand) =>
    [
        .. brand.Identity.Domains.Select(d => new Pattern(brand, ImitationKind.OfficialDomain, d)),
        .. brand.Identity.Tokens.Select(t => new Pattern(brand, t.Length <= ShortToken ? ImitationKind.ShortName : ImitationKind.Name, t)),
    ];

    private sealed record Pattern(Brand Brand, ImitationKind Kind, string Text)
    {
        internal bool Fits(string text, TextRange at) => Kind switch
        {
            // Only the left edge: scammers glue the rest on (jcom.co.jpaccount….top).
            ImitationKind.OfficialDomain => IsEdge(text, at.Start - 1),
            ImitationKind.ShortName => IsEdge(text, at.Start - 1) && IsEdge(text, at.End),
            _ => true,
        };

        private static bool IsEdge(string text, int index) =>
            (uint)index >= (uint)text.Length || !char.IsAsciiLetterOrDigit(text[index]);
    }
}
