using System.Buffers;
using System.Text;

namespace Miyaburi.Messages.Charsets;

/// <summary>
/// ISO-2022-JP (RFC 1468) and what mail programs make of it: half-width kana (ESC ( I, SO/SI, raw high bytes),
/// JIS X 0212 (-1), vendor rows (-MS), and escapes whose ESC was lost on the way.
/// </summary>
internal static class Iso2022Jp
{
    private const byte Esc = 0x1B;
    private const byte ShiftOut = 0x0E;
    private const byte ShiftIn = 0x0F;

    private enum Set
    {
        Ascii,
        Kana,
        Kanji,
        Supplement,
    }

    /// <summary>Whether an escape to a Japanese set occurs.</summary>
    public static bool HasEscape(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf(Esc); at >= 0 && at + 2 < bytes.Length;)
        {
            if (bytes[at + 1] == '$' || (bytes[at + 1] == '(' && bytes[at + 2] is (byte)'I' or (byte)'J'))
            {
                return true;
            }

            var next = bytes[(at + 1)..].IndexOf(Esc);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    /// <summary>Whether the text was ISO-2022-JP before somebody deleted the escape characters (<c>$B%"%^%&gt;%s(B</c>).</summary>
    public static bool HasBareEscape(ReadOnlySpan<byte> bytes)
    {
        var from = 0;
        while (true)
        {
            var start = bytes[from..].IndexOf("$B"u8);
            if (start < 0)
            {
                return false;
            }

            start += from;
            if (BareRun(bytes[(start + 2)..]) > 0)
            {
                return true;
            }

            from = start + 2;
        }
    }

    /// <summary>Decodes; bytes that fit no set become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var bare = bytes.IndexOf(Esc) < 0 && HasBareEscape(bytes);
        var text = new StringBuilder(bytes.Length);
        // Everything but JIS X 0212 is turned into Shift_JIS bytes and decoded in one go.
        var buffer = ArrayPool<byte>.Shared.Rent((bytes.Length * 2) + 16);
        var length = 0;
        var set = Set.Ascii;
        var shifted = false;
        for (var i = 0; i < bytes.Length;)
        {
            var b = bytes[i];
            if (b == Esc && TryEscape(bytes[(i + 1)..], out var next, out var used))
            {
                set = next;
                shifted = false;
                i += 1 + used;
            }
            else if (bare && TryBareEscape(bytes, i, set, out next))
            {
                set = next;
                i += 2;
            }
            else if (b is ShiftOut or ShiftIn)
            {
                shifted = b == ShiftOut;
                i++;
            }
            else if (shifted && b is >= 0x21 and <= 0x5F)
            {
                buffer[length++] = (byte)(b | 0x80);
                i++;
            }
            else if (set == Set.Kana && b is >= 0x21 and <= 0x5F)
            {
                buffer[length++] = (byte)(b | 0x80);
                i++;
            }
            else if (set is Set.Kanji or Set.Supplement && i + 1 < bytes.Length && IsPair(b, bytes[i + 1]))
            {
                if (set == Set.Kanji)
                {
                    ToShiftJis(b, bytes[i + 1], buffer, ref length);
                }
                else
                {
                    Flush(text, buffer, ref length);
                    text.Append(CodePages.Get(20932).GetString([(byte)(b | 0x80), bytes[i + 1]]));
                }

                i += 2;
            }
            else
            {
                buffer[length++] = b;
                i++;
            }
        }

        Flush(text, buffer, ref length);
        ArrayPool<byte>.Shared.Return(buffer);
        return text.ToString();
    }

    private static void Flush(StringBuilder text, byte[] buffer, ref int length)
    {
        if (length > 0)
        {
            text.Append(CodePages.Get(932).GetString(buffer, 0, length));
            length = 0;
        }
    }

    private static bool TryEscape(ReadOnlySpan<byte> rest, out Set set, out int used)
    {
        set = Set.Ascii;
        used = 2;
        if (rest.Length < 2)
        {
            return false;
        }

        switch (rest[0], rest[1])
        {
            case ((byte)'$', (byte)'@' or (byte)'B'):
                set = Set.Kanji;
                return true;
            case ((byte)'(', (byte)'B' or (byte)'J' or (byte)'H'):
                return true;
            case ((byte)'(', (byte)'I'):
                set = Set.Kana;
                return true;
            case ((byte)'$', (byte)'(') when rest.Length > 2:
                used = 3;
                set = rest[2] == 'D' ? Set.Supplement : Set.Kanji;
                return rest[2] is (byte)'D' or (byte)'@' or (byte)'B' or (byte)'O' or (byte)'P' or (byte)'Q';
            case ((byte)'&', (byte)'@'):
                // Announces the 1990 revision; the escape to the set itself follows.
                return true;
            default:
                return false;
        }
    }

    private static bool TryBareEscape(ReadOnlySpan<byte> bytes, int at, Set current, out Set set)
    {
        set = Set.Ascii;
        if (at + 1 >= bytes.Length)
        {
            return false;
        }

        if (current == Set.Ascii && bytes[at] == '$' && bytes[at + 1] == 'B')
        {
            set = Set.Kanji;
            return BareRun(bytes[(at + 2)..]) > 0;
        }

        return current == Set.Kanji && bytes[at] == '(' && bytes[at + 1] is (byte)'B' or (byte)'J' && EndsBareRun(bytes, at + 2);
    }

    private static bool EndsBareRun(ReadOnlySpan<byte> bytes, int at) =>
        at >= bytes.Length || bytes[at] is < 0x30 or > 0x74;

    /// <summary>Length of the run of kana and kanji pairs up to <c>(B</c> or <c>(J</c>; 0 when it is none.</summary>
    private static int BareRun(ReadOnlySpan<byte> bytes)
    {
        var kana = 0;
        var limit = Math.Min(bytes.Length - 1, 400);
        for (var i = 0; i < limit; i += 2)
        {
            if (bytes[i] == '(' && bytes[i + 1] is (byte)'B' or (byte)'J')
            {
                return kana * 8 >= i / 2 ? i : 0;
            }

            if (bytes[i] is not (>= 0x21 and <= 0x28 or >= 0x2D and <= 0x2D or >= 0x30 and <= 0x74) || bytes[i + 1] is < 0x21 or > 0x7E)
            {
                return 0;
            }

            kana += bytes[i] is 0x24 or 0x25 ? 1 : 0;
        }

        return 0;
    }

    private static bool IsPair(byte first, byte second) => first is >= 0x21 and <= 0x7E && second is >= 0x21 and <= 0x7E;

    public static void ToShiftJis(byte row, byte cell, byte[] buffer, ref int length)
    {
        var lead = ((row - 0x21) >> 1) + 0x81;
        if (lead > 0x9F)
        {
            lead += 0x40;
        }

        int trail = (row & 1) == 1 ? cell + (cell >= 0x60 ? 0x20 : 0x1F) : cell + 0x7E;
        buffer[length++] = (byte)lead;
        buffer[length++] = (byte)trail;
    }
}
