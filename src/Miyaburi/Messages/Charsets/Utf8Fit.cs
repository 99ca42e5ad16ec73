using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Miyaburi.Messages.Charsets;

/// <summary>How well bytes read as UTF-8.</summary>
/// <param name="Sequences">Well-formed sequences of two bytes and more.</param>
/// <param name="Errors">Bytes outside any.</param>
internal readonly record struct Utf8Fit(int Sequences, int Errors)
{
    private const int Sample = 64 * 1024;

    /// <summary>Text that is UTF-8 beyond doubt, perhaps cut or with a few bytes damaged.</summary>
    public bool IsPlausible => Sequences > 0 && Errors * 10 <= Sequences;

    /// <summary>Walks the first bytes.</summary>
    public static Utf8Fit Of(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, Sample)];
        if (Utf8.IsValid(bytes))
        {
            // Two units less than bytes for a kana or kanji, one less for other letters.
            return new((bytes.Length - Encoding.UTF8.GetCharCount(bytes) + 1) / 2, 0);
        }

        int sequences = 0, errors = 0;
        for (var i = 0; i < bytes.Length;)
        {
            if (bytes[i] < 0x80)
            {
                i++;
                continue;
            }

            var status = Rune.DecodeFromUtf8(bytes[i..], out _, out var used);
            i += Math.Max(used, 1);
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
