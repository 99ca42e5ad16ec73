namespace Miyaburi.Messages;

/// <summary>Recognises files by their first bytes.</summary>
internal static class FileSignature
{
    /// <summary>Why a file of this kind cannot be read as a message, or null when it may be one.</summary>
    public static UnreadableReason? Unreadable(ReadOnlySpan<byte> bytes)
    {
        if (IsImage(bytes))
        {
            return UnreadableReason.Image;
        }

        return IsBinary(bytes) ? UnreadableReason.Binary : null;
    }

    /// <summary>PNG, JPEG, GIF, BMP, WebP, HEIC/AVIF, TIFF.</summary>
    public static bool IsImage(ReadOnlySpan<byte> bytes) =>
        bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..]
        || bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)
        || (bytes.Length > 14 && bytes.StartsWith("BM"u8) && bytes[6..10].SequenceEqual("\0\0\0\0"u8))
        || (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8))
        || (bytes.Length > 12 && bytes[4..8].SequenceEqual("ftyp"u8) && (bytes[8..12].SequenceEqual("heic"u8) || bytes[8..12].SequenceEqual("avif"u8) || bytes[8..12].SequenceEqual("mif1"u8)))
        || bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8);

    private static bool IsBinary(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("%PDF-"u8) || bytes is [0x1F, 0x8B, ..] || bytes.StartsWith("\u007FELF"u8)
        || bytes.StartsWith("Rar!"u8) || bytes is [(byte)'7', (byte)'z', 0xBC, 0xAF, ..]
        || (bytes.Length > 64 && bytes.StartsWith("MZ"u8) && bytes[2..64].Contains((byte)0));
}
