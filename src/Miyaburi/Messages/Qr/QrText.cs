using System.Text;
using Miyaburi.Messages.Charsets;

namespace Miyaburi.Messages.Qr;

/// <summary>Reads the segments of a QR code's data: digits, capitals, bytes, kanji (ISO/IEC 18004, 7.4).</summary>
internal static class QrText
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private const int Digits = 1, Capitals = 2, Appended = 3, Bytes = 4, FirstPosition = 5, ExtendedChannel = 7, Kanji = 8, SecondPosition = 9;

    /// <summary>The text, or null when the data are no sequence of segments.</summary>
    public static string? Read(byte[] data, int version)
    {
        var bits = new Bits(data);
        var text = new StringBuilder();
        while (bits.Left >= 4)
        {
            var mode = bits.Take(4);
            if (mode == 0)
            {
                break;
            }

            if (!TryRead(ref bits, mode, version, text))
            {
                return null;
            }
        }

        return text.ToString();
    }

    private static bool TryRead(ref Bits bits, int mode, int version, StringBuilder text)
    {
        switch (mode)
        {
            case Appended:
                bits.Take(16);
                return true;
            case FirstPosition:
                return true;
            case SecondPosition:
                bits.Take(8);
                return true;
            case ExtendedChannel:
                SkipDesignator(ref bits);
                return true;
        }

        var size = version < 10 ? 0 : version < 27 ? 1 : 2;
        switch (mode)
        {
            case Digits:
                return TryDigits(ref bits, bits.Take(10 + (2 * size)), text);
            case Capitals:
                return TryCapitals(ref bits, bits.Take(9 + (2 * size)), text);
            case Bytes:
                return TryBytes(ref bits, bits.Take(size == 0 ? 8 : 16), text);
            case Kanji:
                return TryKanji(ref bits, bits.Take(8 + (2 * size)), text);
            default:
                return false;
        }
    }

    /// <summary>The charset's number, one to three bytes: phones read UTF-8 whatever it says, and so does the decoder used here.</summary>
    private static void SkipDesignator(ref Bits bits)
    {
        var first = bits.Take(8);
        bits.Take((first & 0x80) == 0 ? 0 : (first & 0x40) == 0 ? 8 : 16);
    }

    private static bool TryDigits(ref Bits bits, int count, StringBuilder text)
    {
        for (; count > 0; count -= 3)
        {
            var digits = Math.Min(count, 3);
            var needed = (digits * 3) + 1;
            if (bits.Left < needed)
            {
                return false;
            }

            var value = bits.Take(needed);
            for (var unit = digits == 3 ? 100 : digits == 2 ? 10 : 1; unit > 0; unit /= 10)
            {
                text.Append((char)('0' + (value / unit % 10)));
            }
        }

        return true;
    }

    private static bool TryCapitals(ref Bits bits, int count, StringBuilder text)
    {
        for (; count > 0; count -= 2)
        {
            var needed = count == 1 ? 6 : 11;
            if (bits.Left < needed)
            {
                return false;
            }

            var value = bits.Take(needed);
            if (count > 1)
            {
                text.Append(Alphanumeric[value / 45 % 45]);
            }

            text.Append(Alphanumeric[value % 45]);
        }

        return true;
    }

    private static bool TryBytes(ref Bits bits, int count, StringBuilder text)
    {
        if (bits.Left < count * 8)
        {
            return false;
        }

        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = (byte)bits.Take(8);
        }

        text.Append(TextDecoder.Decode(bytes).Text);
        return true;
    }

    /// <summary>Thirteen bits for each double byte of Shift_JIS.</summary>
    private static bool TryKanji(ref Bits bits, int count, StringBuilder text)
    {
        if (bits.Left < count * 13)
        {
            return false;
        }

        var bytes = new byte[count * 2];
        for (var i = 0; i < count; i++)
        {
            var value = bits.Take(13);
            var code = ((value / 0xC0) << 8) | (value % 0xC0);
            code += code < 0x1F00 ? 0x8140 : 0xC140;
            (bytes[i * 2], bytes[(i * 2) + 1]) = ((byte)(code >> 8), (byte)code);
        }

        text.Append(TextDecoder.Decode(bytes, "shift_jis").Text);
        return true;
    }

    private struct Bits(byte[] data)
    {
        private int _at;

        public readonly int Left => (data.Length * 8) - _at;

        /// <summary>The next bits, highest first; zeros behind the end.</summary>
        public int Take(int count)
        {
            var value = 0;
            for (; count > 0; count--, _at++)
            {
                value = (value << 1) | (_at < data.Length * 8 ? (data[_at / 8] >> (7 - (_at % 8))) & 1 : 0);
            }

            return value;
        }
    }
}
