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
        int sequences = 0, errors = 0;
        for (var i = 0; i < bytes.Length;)
        {
            if (bytes[i] < 0x80)
            {
                i++;
                continue;
            }

            var status = System.Text.Rune.DecodeFromUtf8(bytes[i..], out _, out var used);
            i += Math.Max(used, 1);
            if (status == System.Buffers.OperationStatus.Done)
            {
                sequences++;
            }
            else if (status == System.Buffers.OperationStatus.InvalidData)
            {
                errors++;
            }
        }

        return new(sequences, errors);
    }
}
