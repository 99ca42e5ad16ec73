namespace Miyaburi.Messages;

/// <summary>Head and tail of what is too long to be read whole: a scam may stand before any filler or behind it.</summary>
internal static class TextEnds
{
    /// <summary>Bytes around a wanted end within which it may lie between two lines instead.</summary>
    private const int LineReach = 4096;

    /// <summary>Where the head ends and the tail begins, so that both together hold fewer than <paramref name="most"/> units.</summary>
    public static (int HeadEnd, int TailStart) Split(ReadOnlySpan<char> text, int most) => (HeadEnd(text, most / 2), TailStart(text, text.Length - TailUnits(most)));

    /// <summary>Units of a tail beside half a text of <paramref name="most"/> and the line break between them.</summary>
    public static int TailUnits(int most) => Math.Max(0, most - (most / 2) - 1);

    /// <summary>Where a head of at most so many units ends, between two characters.</summary>
    public static int HeadEnd(ReadOnlySpan<char> text, int most)
    {
        var head = Math.Min(text.Length, most);
        return head > 0 && head < text.Length && char.IsHighSurrogate(text[head - 1]) ? head - 1 : head;
    }

    /// <summary>Where a tail begins, not before the wanted place and between two characters.</summary>
    public static int TailStart(ReadOnlySpan<char> text, int wanted)
    {
        var tail = Math.Max(0, wanted);
        return tail > 0 && tail < text.Length && char.IsLowSurrogate(text[tail]) ? tail + 1 : tail;
    }

    /// <summary>A text of at most <paramref name="most"/> units (at least 1): itself, or its head and its tail on lines of their own.</summary>
    public static string Of(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var (head, tail) = Split(text, most);
        return string.Concat(text.AsSpan(0, head), "\n", text.AsSpan(tail));
    }

    /// <summary>Moves the tail of encoded text behind its head, so that at most <paramref name="most"/> bytes are left.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Bytes left at most.</param>
    /// <param name="seam">Where the tail begins; 0 where the text is whole.</param>
    /// <returns>Bytes left.</returns>
    public static int Squeeze(Span<byte> text, int most, out int seam)
    {
        seam = 0;
        if (text.Length <= most)
        {
            return text.Length;
        }

        seam = HeadEnd(text, most / 2);
        var tail = text[TailStart(text, text.Length - (most / 2))..];
        tail.CopyTo(text[seam..]);
        return seam + tail.Length;
    }

    /// <summary>Behind a line, where stateful encodings end as they began; else before a character of UTF-8. Two-byte units stay whole.</summary>
    public static int HeadEnd(ReadOnlySpan<byte> text, int wanted)
    {
        var from = Math.Max(0, wanted - LineReach);
        var window = text[from..wanted];
        var line = window.LastIndexOf((byte)'\n') + 1;
        if (window.Contains((byte)0))
        {
            return wanted & ~1;
        }

        var end = line > 0 ? from + line : wanted;
        while (line == 0 && end > 0 && end > wanted - 3 && end < text.Length && (text[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return end;
    }

    /// <summary>
    /// At the start of a line, where stateful encodings (ISO-2022-JP) begin anew and no character of several bytes is cut; else at
    /// a character of UTF-8. Two-byte units stay whole.
    /// </summary>
    public static int TailStart(ReadOnlySpan<byte> text, int wanted)
    {
        var window = text.Slice(wanted, Math.Min(LineReach, text.Length - wanted));
        var line = window.IndexOf((byte)'\n') + 1;
        var start = wanted + line;
        while (line == 0 && start < text.Length && start < wanted + 3 && (text[start] & 0xC0) == 0x80)
        {
            start++;
        }

        return window.Contains((byte)0) ? start & ~1 : start;
    }
}
