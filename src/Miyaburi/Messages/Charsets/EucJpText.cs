using System.Buffers;

namespace Miyaburi.Messages.Charsets;

/// <summary>
/// EUC-JP by way of Shift_JIS bytes, so that vendor rows (①, ㈱) come out as Windows writes them; the runtime's
/// own EUC-JP lacks some of them.
/// </summary>
internal static class EucJpText
{
    /// <summary>Decodes; pairs of JIS X 0212 through the runtime's table.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0x8F))
        {
            return DecodeSupplement(bytes);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (b == 0x8E && i + 1 < bytes.Length && bytes[i + 1] is >= 0xA1 and <= 0xDF)
            {
                buffer[length++] = bytes[++i];
            }
            else if (b is >= 0xA1 and <= 0xFE && i + 1 < bytes.Length && bytes[i + 1] is >= 0xA1 and <= 0xFE)
            {
                Iso2022Jp.ToShiftJis((byte)(b & 0x7F), (byte)(bytes[++i] & 0x7F), buffer, ref length);
            }
            else
            {
                buffer[length++] = b < 0x80 ? b : (byte)'?';
            }
        }

        var text = CodePages.Get(932).GetString(buffer, 0, length);
        ArrayPool<byte>.Shared.Return(buffer);
        return text;
    }

    /// <summary>The runtime's table writes the third set in two bytes, the second without its high bit.</summary>
    private static string DecodeSupplement(ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0x8F && i + 2 < bytes.Length && bytes[i + 1] >= 0xA1 && bytes[i + 2] >= 0xA1)
            {
                buffer[length++] = bytes[i + 1];
                buffer[length++] = (byte)(bytes[i + 2] & 0x7F);
                i += 2;
            }
            else
            {
                buffer[length++] = bytes[i];
            }
        }

        var text = CodePages.Get(20932).GetString(buffer, 0, length);
        ArrayPool<byte>.Shared.Return(buffer);
        return text;
    }
}
