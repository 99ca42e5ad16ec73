namespace Miyaburi.Messages;

/// <summary>Head and tail of what is too long to be read whole: a scam may stand before any filler or behind it.</summary>
internal static class TextEnds
{
    /// <summary>Bytes after the wanted start of a tail within which it may begin at a line instead.</summary>
    private const int LineReach = 4096;

    /// <summary>Where the head ends and the tail begins, so that both together hold fewer than <paramref name="most"/> units.</summary>
    public static (int HeadEnd, int TailStart) Split(ReadOnlySpan<char> text, int most)
    {
        var head = most / 2;
        var tail = text.Length - Math.Max(0, most - head - 1);
        head -= head > 0 && char.IsHighSurrogate(text[head - 1]) ? 1 : 0;
        tail += tail < text.Length && char.IsLowSurrogate(text[tail]) ? 1 : 0;
        return (head, tail);
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
    /// <returns>Bytes left.</returns>
    public static int Squeeze(Span<byte> text, int most)
    {
        if (text.Length <= most)
        {
            return text.Length;
        }

        var head = most / 2 & ~1;
        var tail = text[TailStart(text, text.Length - (most - head))..];
        tail.CopyTo(text[head..]);
        return head + tail.Length;
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
