namespace Miyaburi.Cli.Commands;

/// <summary>Finds the word that somebody probably meant to type.</summary>
internal static class NearWord
{
    /// <summary>Changes up to which two words are near.</summary>
    private const int Most = 2;

    /// <summary>The nearest of the known words, or null when none is near.</summary>
    internal static string? Of(string word, IEnumerable<string> known)
    {
        var near = known.Select(k => (Word: k, Distance: Distance(word.ToLowerInvariant(), k))).Where(k => k.Distance <= Most && k.Distance < k.Word.Length - 1).ToList();
        return near.Count == 0 ? null : near.MinBy(k => k.Distance).Word;
    }

    /// <summary>Levenshtein distance: letters put in, left out or changed.</summary>
    private static int Distance(string one, string other)
    {
        if (one.Length > 40)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
