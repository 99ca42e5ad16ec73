using System.Runtime.InteropServices;

namespace Miyaburi.Text;

/// <summary>A pattern whose first characters are compared at once.</summary>
/// <param name="Head">Its first four characters, NUL where it has no more.</param>
/// <param name="Mask">All bits of the characters that count.</param>
/// <param name="Pattern">The pattern.</param>
/// <param name="Id">Its position in the list.</param>
internal readonly record struct PatternEntry(ulong Head, ulong Mask, string Pattern, int Id)
{
    private const int HeadLength = sizeof(ulong) / sizeof(char);

    /// <summary>All bits of as many characters.</summary>
    private static readonly ulong[] Masks = [.. Enumerable.Range(0, HeadLength + 1).Select(count => HeadOf(new string('\uFFFF', count)))];

    internal static PatternEntry Of(string pattern, int id) => new(HeadOf(pattern), Masks[Math.Min(pattern.Length, HeadLength)], pattern, id);

    /// <summary>The first four characters, NUL where the text ends before.</summary>
    internal static ulong HeadOf(ReadOnlySpan<char> text)
    {
        if (text.Length >= HeadLength)
        {
            return MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text));
        }

        Span<char> padded = stackalloc char[HeadLength];
        padded.Clear();
        text.CopyTo(padded);
        return MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(padded));
    }

    /// <summary>Whether a text, whose head is given, begins with the pattern.</summary>
    internal bool Begins(ReadOnlySpan<char> text, ulong head) =>
        (head & Mask) == Head
        && Pattern.Length <= text.Length
        && (Pattern.Length <= HeadLength || text[HeadLength..].StartsWith(Pattern.AsSpan(HeadLength), StringComparison.Ordinal));
}
