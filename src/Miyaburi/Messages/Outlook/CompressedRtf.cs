using System.Buffers.Binary;

namespace Miyaburi.Messages.Outlook;

/// <summary>Unpacks the RTF of Outlook messages ([MS-OXRTFCP]): a window of 4096 bytes that begins with common RTF.</summary>
internal static class CompressedRtf
{
    private const int HeaderBytes = 16;
    private const int Window = 4096;
    private const uint Compressed = 0x75465A4C;
    private const uint Uncompressed = 0x414C454D;

    private static ReadOnlySpan<byte> Beginning =>
        "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"u8;

    /// <summary>The RTF, as far as it can be unpacked.</summary>
    /// <param name="packed">The property.</param>
    /// <param name="most">Bytes unpacked at most.</param>
    public static byte[] Unpack(ReadOnlySpan<byte> packed, int most)
    {
        if (packed.Length < HeaderBytes)
        {
            return [];
        }

        var content = packed[HeaderBytes..];
        return BinaryPrimitives.ReadUInt32LittleEndian(packed[8..]) switch
        {
            Uncompressed => content[..Math.Min(content.Length, most)].ToArray(),
            Compressed => Unpack(content, Math.Min((int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(packed[4..]), int.MaxValue), most), new byte[Window]),
            _ => [],
        };
    }

    private static byte[] Unpack(ReadOnlySpan<byte> content, int most, byte[] window)
    {
        var output = new List<byte>(Math.Min(most, content.Length * 4));
        Beginning.CopyTo(window);
        var (at, write) = (0, Beginning.Length);
        while (at < content.Length)
        {
            var control = content[at++];
            for (var bit = 0; bit < 8 && at < content.Length; bit++)
            {
                if (output.Count >= most)
                {
                    return [.. output];
                }

                if ((control >> bit & 1) == 0)
                {
                    Write(content[at++]);
                    continue;
                }

                if (at + 2 > content.Length)
                {
                    return [.. output];
                }

                var reference = BinaryPrimitives.ReadUInt16BigEndian(content[at..]);
                at += 2;
                var (from, length) = (reference >> 4, (reference & 15) + 2);
                if (from == write % Window)
                {
                    return [.. output];
                }

                for (; length > 0; length--, from++)
                {
                    Write(window[from % Window]);
                }
            }
        }

        return [.. output];

        void Write(byte value)
        {
            output.Add(value);
            window[write++ % Window] = value;
        }
    }
}
