using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Miyaburi.Messages.Charsets;

/// <summary>How well bytes read as UTF-8.</summary>
/// <param name="Sequences">Well-formed sequences of two bytes and more.</param>
/// <param name="Errors">Bytes outside any.</param>
internal readonly record struct Utf8Fit(int Sequences, int Errors)
{
    /// <summary>Bytes outside ASCII that are looked at.</summary>
    private const int Sample = 64 * 1024;

    /// <summary>Text that is UTF-8 beyond doubt, perhaps cut or with a few bytes damaged.</summary>
    public bool IsPlausible => Sequences > 0 && Errors * 10 <= Sequences;

    /// <summary>Walks the bytes outside ASCII; style sheets and pictures put any number of others before them.</summary>
    public static Utf8Fit Of(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            // Two units less than bytes for a kana or kanji, one less for other letters.
            return new((bytes.Length - Encoding.UTF8.GetCharCount(bytes) + 1) / 2, 0);
        }

        int sequences = 0, errors = 0, seen = 0;
        for (var step = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F); step >= 0 && seen < Sample; step = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F))
        {
            bytes = bytes[step..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
            bytes = bytes[Math.Max(used, 1)..];
            seen += used;
            if (status == OperationStatus.Done)
            {
                sequences++;
            }
            else if (status == OperationStatus.InvalidData)
            {
                errors++;
            }
        }

        return new(sequences, errors);
    }
}
