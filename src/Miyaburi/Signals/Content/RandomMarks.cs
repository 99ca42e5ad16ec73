using System.Buffers;
using Miyaburi.Text;

namespace Miyaburi.Signals.Content;

/// <summary>Finds unfilled marks of bulk mailers' random generators: <c>[RAND_NUMBER_10]</c>, <c>%{RAND_LETTER_5}</c>, <c>##mix_normal_10##</c>.</summary>
internal static class RandomMarks
{
    private const int LongestMark = 40;
    private static readonly SearchValues<char> Openers = SearchValues.Create("[{#%$");

    private static readonly string[] Marks =
    [
        "rand_", "randnum", "randstr", "random_", "random(", "randomstr", "randomnum", "random-", "rand(", "rnd_", "mix_", "normal_mix", "num_normal", "random:", "spin(",
    ];

    /// <summary>The first mark, or null.</summary>
    internal static TextRange? Find(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var step = text.AsSpan(at).IndexOfAny(Openers);
            if (step < 0)
            {
                return null;
            }

            at += step;
            var start = at;
            while (at + 1 < text.Length && Openers.Contains(text[at + 1]))
            {
                at++;
            }

            var inner = text.AsSpan(at + 1, Math.Min(LongestMark, text.Length - at - 1));
            foreach (var mark in Marks)
            {
                if (inner.StartsWith(mark, StringComparison.OrdinalIgnoreCase) && inner.IndexOfAny("]}#%)") is > 0 and var end)
                {
                    return new TextRange(start, at + 1 + end + 1 - start);
                }
            }
        }

        return null;
    }
}
