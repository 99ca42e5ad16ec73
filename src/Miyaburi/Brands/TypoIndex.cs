using System.Collections.Immutable;
using Miyaburi.Links;

namespace Miyaburi.Brands;

/// <summary>
/// Brand tokens within one Damerau–Levenshtein step of a host's word. Each token is stored under itself and under
/// every spelling with one letter left out, so that a look-up needs no comparison with all tokens.
/// </summary>
internal sealed class TypoIndex
{
    /// <summary>Shorter words are within one step of ordinary words.</summary>
    private const int ShortestToken = 6;

    private const int LongestWord = 24;
    private readonly Dictionary<string, List<(Brand Brand, string Token)>> byDeletion = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(Brand Brand, string Token)>>.AlternateLookup<ReadOnlySpan<char>> spellings;

    internal TypoIndex(ImmutableArray<Brand> brands)
    {
        spellings = byDeletion.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var brand in brands)
        {
            foreach (var token in brand.Identity.Tokens.Where(t => t.Length >= ShortestToken && !t.Contains('-', StringComparison.Ordinal)))
            {
                Add(token, brand, token);
                for (var i = 0; i < token.Length; i++)
                {
                    Add(token.Remove(i, 1), brand, token);
                }
            }
        }
    }

    internal void Match(Host host, List<HostImitation> found)
    {
        var end = host.PublicSuffix.Length > 0 ? host.Ascii.Length - host.PublicSuffix.Length : host.Ascii.Length;
        foreach (var range in host.Ascii.AsSpan(0, end).SplitAny('.', '-'))
        {
            var word = host.Ascii.AsSpan(range);
            if (word.Length is >= ShortestToken - 1 and <= LongestWord)
            {
                MatchWord(word, found);
            }
        }
    }

    private void MatchWord(ReadOnlySpan<char> word, List<HostImitation> found)
    {
        MatchSpelling(word, word, found);
        Span<char> shorter = stackalloc char[LongestWord];
        shorter = shorter[..(word.Length - 1)];
        for (var left = 0; left < word.Length && found.Count == 0; left++)
        {
            word[..left].CopyTo(shorter);
            word[(left + 1)..].CopyTo(shorter[left..]);
            MatchSpelling(shorter, word, found);
        }
    }

    private void MatchSpelling(ReadOnlySpan<char> spelling, ReadOnlySpan<char> word, List<HostImitation> found)
    {
        if (!spellings.TryGetValue(spelling, out var candidates))
        {
            return;
        }

        foreach (var (brand, token) in candidates)
        {
            if (IsOneStep(word, token))
            {
                found.Add(new HostImitation(brand, ImitationKind.Typo, word.ToString()));
                return;
            }
        }
    }

    private void Add(string spelling, Brand brand, string token)
    {
        if (!byDeletion.TryGetValue(spelling, out var list))
        {
            byDeletion[spelling] = list = [];
        }

        list.Add((brand, token));
    }

    /// <summary>Whether one insertion, deletion, substitution or swap of neighbours turns one word into the other.</summary>
    private static bool IsOneStep(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var start = a.CommonPrefixLength(b);
        a = a[start..];
        b = b[start..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        return (a.Length, b.Length) switch
        {
            (0, 1) or (1, 0) or (1, 1) => true,
            (2, 2) => a[0] == b[1] && a[1] == b[0],
            _ => false,
        };
    }
}
