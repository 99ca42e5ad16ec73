namespace Miyaburi.Messages.Charsets;

/// <summary>Recognises UTF-16 without a byte order mark.</summary>
internal static class Utf16Guess
{
    private const int Sample = 4096;

    /// <summary>The byte order, or <see cref="Charset.Unknown"/> when the bytes are not UTF-16.</summary>
    public static Charset Detect(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || (bytes.Length & 1) == 1)
        {
            return Charset.Unknown;
        }

        bytes = bytes[..Math.Min(bytes.Length, Sample)];
        var little = Plausible(bytes, 1);
        var big = Plausible(bytes, 0);
        var units = bytes.Length / 2;
        if (Math.Max(little, big) * 10 < units * 9 || little == big)
        {
            return Charset.Unknown;
        }

        return little > big ? Charset.Utf16Le : Charset.Utf16Be;
    }

    /// <summary>
    /// Units whose high byte stands for ASCII, kana, CJK punctuation or a full-width form; han fill in between, but
    /// prove nothing, since two ASCII bytes make one.
    /// </summary>
    private static int Plausible(ReadOnlySpan<byte> bytes, int high)
    {
        int sure = 0, han = 0;
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            var upper = bytes[i + high];
            var lower = bytes[i + (high ^ 1)];
            if (upper == 0 ? lower is >= 0x20 and < 0x7F or 9 or 10 or 13 : upper is 0x30 or 0xFF)
            {
                sure++;
            }
            else if (upper is >= 0x4E and <= 0x9F)
            {
                han++;
            }
        }

        return sure * 5 >= han ? sure + han : 0;
    }
}
