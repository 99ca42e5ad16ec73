using System.Buffers;
using System.Buffers.Text;
using MimeKit;
using MimeKit.Encodings;
using MimeKit.IO;

namespace Miyaburi.Messages.Mail;

/// <summary>The decoded bytes of a part, in a rented array.</summary>
/// <param name="Array">The rented array.</param>
/// <param name="Length">Bytes used.</param>
/// <param name="IsCut">Whether the limit was reached.</param>
internal readonly record struct PartBytes(byte[] Array, int Length, bool IsCut) : IDisposable
{
    /// <summary>Whether Base64 ends within a group of four: the rest was lost on the way.</summary>
    public bool IsTruncated { get; private init; }

    /// <summary>Where the tail begins of which nothing is known but that it follows somewhere behind the head; 0 where the bytes are whole.</summary>
    public int Seam { get; private init; }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => Array.AsSpan(0, Length);

    /// <summary>Decodes the content of a part from its beginning.</summary>
    /// <param name="part">The part.</param>
    /// <param name="source">The array the mail was read from; content is decoded straight from it.</param>
    /// <param name="most">Bytes decoded at most.</param>
    public static PartBytes Decode(MimePart part, ArraySegment<byte> source, int most)
    {
        var input = RawSegment(part, source);
        // No transfer encoding decodes to more than it holds, but for some room the decoders ask for.
        var isCut = input.Count > (long)most * 4;
        var whole = Whole(part, isCut ? input[..(most * 4)] : input);
        return whole with
        {
            Length = Math.Min(whole.Length, most),
            IsCut = isCut || whole.Length > most,
            IsTruncated = !isCut && IsBroken(part, input),
        };
    }

    /// <summary>Decodes the content of a text; of one that is too long its head and its tail.</summary>
    /// <param name="part">The part.</param>
    /// <param name="source">The array the mail was read from.</param>
    /// <param name="most">Bytes decoded at most.</param>
    public static PartBytes DecodeEnds(MimePart part, ArraySegment<byte> source, int most)
    {
        var input = RawSegment(part, source);
        if (input.Count > (long)most * 4)
        {
            return Ends(part, input, most) with { IsTruncated = IsBroken(part, input) };
        }

        var whole = Whole(part, input);
        var length = TextEnds.Squeeze(whole.Array.AsSpan(0, whole.Length), most, out var seam);
        return whole with { Length = length, Seam = seam, IsCut = length < whole.Length, IsTruncated = IsBroken(part, input) };
    }

    /// <summary>Decodes so much of both ends that half of <paramref name="most"/> is left of each, whatever the transfer encoding.</summary>
    private static PartBytes Ends(MimePart part, ArraySegment<byte> input, int most)
    {
        var start = TextEnds.TailStart(input, input.Count - (most * 2));
        // Lines of Base64 hold whole groups of four, and so does a single one counted from its beginning.
        start = input[start - 1] == '\n' ? start : start & ~3;
        using var head = Whole(part, input[..(most * 2)]);
        using var tail = Whole(part, input[start..]);
        var half = most / 2;
        var seam = head.Length <= half ? head.Length : TextEnds.HeadEnd(head.Span, half);
        var last = tail.Length <= half ? tail.Span : tail.Span[TextEnds.TailStart(tail.Span, tail.Length - half)..];
        var both = ArrayPool<byte>.Shared.Rent(Math.Max(1, seam + last.Length));
        head.Span[..seam].CopyTo(both);
        last.CopyTo(both.AsSpan(seam));
        return new(both, seam + last.Length, IsCut: true) { Seam = seam };
    }

    private static PartBytes Whole(MimePart part, ArraySegment<byte> input)
    {
        var raw = input.AsSpan();
        if (DecoderFor(part.ContentTransferEncoding) is not { } decoder || raw.IsEmpty)
        {
            var copy = ArrayPool<byte>.Shared.Rent(Math.Max(raw.Length, 1));
            raw.CopyTo(copy);
            return new(copy, raw.Length, IsCut: false);
        }

        var output = ArrayPool<byte>.Shared.Rent(decoder.EstimateOutputLength(raw.Length));
        var length = decoder is Base64Decoder && IsPlainBase64(raw, output, out var written) ? written : decoder.Decode(input.Array!, input.Offset, raw.Length, output);
        return new(output, length, IsCut: false);
    }

    private static bool IsBroken(MimePart part, ReadOnlySpan<byte> raw) =>
        part.ContentTransferEncoding == ContentEncoding.Base64 && !raw.IsEmpty && EndsWithinGroup(raw);

    /// <summary>Whole groups with nothing but white space between them decode many bytes at a time; for anything else the forgiving decoder decides.</summary>
    private static bool IsPlainBase64(ReadOnlySpan<byte> raw, Span<byte> output, out int length) =>
        Base64.DecodeFromUtf8(raw, output, out _, out length) is OperationStatus.Done;

    /// <summary>All lines but the last hold whole groups, so that only the last one is looked at.</summary>
    private static bool EndsWithinGroup(ReadOnlySpan<byte> raw)
    {
        raw = raw.TrimEnd("\r\n \t"u8);
        return (raw.Length - raw.LastIndexOf((byte)'\n') - 1) % 4 != 0;
    }

    /// <summary>Decoded size, without decoding: exact but for stray characters.</summary>
    public static long SizeOf(MimePart part, ArraySegment<byte> source)
    {
        var raw = RawOf(part, source);
        if (part.ContentTransferEncoding != ContentEncoding.Base64)
        {
            return raw.Length;
        }

        long letters = raw.Length - raw.Count((byte)'\n') - raw.Count((byte)'\r');
        var padding = raw.TrimEnd("\r\n "u8).EndsWith("=="u8) ? 2 : raw.TrimEnd("\r\n "u8).EndsWith("="u8) ? 1 : 0;
        return Math.Max(0, (letters / 4 * 3) - padding);
    }

    /// <summary>The first decoded bytes, enough to recognise a kind of file.</summary>
    public static ReadOnlySpan<byte> Head(MimePart part, ArraySegment<byte> source, byte[] output)
    {
        var input = RawSegment(part, source);
        var length = Math.Min(input.Count, output.Length / 2);
        if (DecoderFor(part.ContentTransferEncoding) is not { } decoder || length == 0)
        {
            input[..length].AsSpan().CopyTo(output);
            return output.AsSpan(0, length);
        }

        return output.AsSpan(0, decoder.Decode(input.Array!, input.Offset, length, output));
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(Array);

    private static ReadOnlySpan<byte> RawOf(MimePart part, ArraySegment<byte> source) => RawSegment(part, source).AsSpan();

    private static ArraySegment<byte> RawSegment(MimePart part, ArraySegment<byte> source)
    {
        if (part.Content?.Stream is not BoundStream stream)
        {
            return Copy(part.Content?.Stream);
        }

        var start = (int)Math.Min(stream.StartBoundary, source.Count);
        var end = stream.EndBoundary < 0 ? source.Count : (int)Math.Min(stream.EndBoundary, source.Count);
        return source[start..Math.Max(start, end)];
    }

    /// <summary>Content that does not lie in the mail itself: parts unpacked from TNEF.</summary>
    private static ArraySegment<byte> Copy(Stream? stream)
    {
        if (stream is null)
        {
            return ArraySegment<byte>.Empty;
        }

        stream.Position = 0;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static IMimeDecoder? DecoderFor(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Base64 => new Base64Decoder(),
        ContentEncoding.QuotedPrintable => new QuotedPrintableDecoder(),
        ContentEncoding.UUEncode => new UUDecoder(),
        _ => null,
    };
}
