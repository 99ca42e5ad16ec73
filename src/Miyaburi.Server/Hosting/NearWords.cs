using System.Collections.Immutable;

namespace Miyaburi.Server.Hosting;

/// <summary>Finds the ids that somebody probably meant to type.</summary>
internal static class NearWords
{
    private const int Most = 3;

    /// <summary>Part of the pairs of letters, beside each other, of two words that are near.</summary>
    private const double Near = 0.5;

    /// <summary>The nearest first.</summary>
    internal static ImmutableArray<string> Of(string word, IEnumerable<string> known)
    {
        var pairs = Pairs(word);
        return [.. known.Select(k => (Word: k, Likeness: Likeness(pairs, Pairs(k))))
            .Where(k => k.Likeness >= Near)
            .OrderByDescending(k => k.Likeness)
            .ThenBy(k => k.Word, StringComparer.Ordinal)
            .Take(Most)
            .Select(k => k.Word)];
    }

    private static HashSet<(char, char)> Pairs(string word) => [.. word.ToLowerInvariant().Zip(word.ToLowerInvariant().Skip(1))];

    /// <summary>Dice's coefficient.</summary>
    private static double Likeness(HashSet<(char, char)> one, HashSet<(char, char)> other) => 2.0 * one.Intersect(other).Count() / Math.Max(1, one.Count + other.Count);
}
