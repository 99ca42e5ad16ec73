using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;

namespace Miyaburi.Gateway.Connections;

/// <summary>A peer broke the protocol; the text tells it how.</summary>
internal sealed class ProtocolFault(string message) : Exception(message);

/// <summary>
/// Reads a line protocol or a frame protocol from a pipe, every wait and every size bounded. A peer that is too slow
/// is cut off: the waits throw <see cref="OperationCanceledException"/>.
/// </summary>
internal sealed class PeerReader(PipeReader input, TimeProvider time)
{
    /// <summary>Reads a line without its end (CRLF or LF), as Latin-1; null at the end of the stream.</summary>
    /// <exception cref="ProtocolFault">The line is longer than allowed.</exception>
    internal async ValueTask<string?> ReadLineAsync(int most, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellation);
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end && buffer.Slice(0, end) is var line && line.Length <= most)
            {
                var text = Encoding.Latin1.GetString(line);
                input.AdvanceTo(buffer.GetPosition(1, end));
                return text.EndsWith('\r') ? text[..^1] : text;
            }

            if (buffer.Length > most)
            {
                input.AdvanceTo(buffer.End);
                throw new ProtocolFault("line too long");
            }

            input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                return buffer.IsEmpty ? null : throw new ProtocolFault("the connection ended within a line");
            }
        }
    }

    /// <summary>Reads up to <paramref name="count"/> bytes, or to the end of the stream, into a buffer.</summary>
    /// <returns>How many bytes came, and whether all of them were kept.</returns>
    internal async ValueTask<(long Read, Growth Growth)> ReadIntoAsync(MessageBuffer target, long count, CancellationToken cancellation)
    {
        var total = 0L;
        while (total < count)
        {
            var read = await input.ReadAsync(cancellation);
            var piece = read.Buffer.Length > count - total ? read.Buffer.Slice(0, count - total) : read.Buffer;
            var growth = target.Add(piece);
            total += piece.Length;
            input.AdvanceTo(piece.End);
            if (growth is not Growth.Added)
            {
                return (total, growth);
            }

            if (read.IsCompleted && total < count && piece.Length == read.Buffer.Length)
            {
                break;
            }
        }

        return (total, Growth.Added);
    }

    /// <summary>Reads a frame that begins with its length in four bytes; null at the end of the stream.</summary>
    /// <param name="most">Bytes that a frame may have.</param>
    /// <param name="idle">How long the peer may stay silent before it begins a frame.</param>
    /// <param name="whole">How long it may take to send one.</param>
    /// <param name="cancellation">The end of the program.</param>
    internal async ValueTask<ReadOnlySequence<byte>?> ReadFrameAsync(int most, TimeSpan idle, TimeSpan whole, CancellationToken cancellation)
    {
        if (input.TryRead(out var ready))
        {
            if (Frame(ready, most) is { } complete)
            {
                return complete;
            }

            input.AdvanceTo(ready.Buffer.Start, ready.Buffer.IsEmpty ? ready.Buffer.Start : ready.Buffer.End);
            if (ready.IsCompleted)
            {
                return null;
            }
        }

        using var deadline = new CancellationTokenSource(ready.Buffer.IsEmpty ? idle : whole, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var isBegun = !ready.Buffer.IsEmpty;
        while (true)
        {
            var read = await input.ReadAsync(either.Token);
            if (Frame(read, most) is { } complete)
            {
                return complete;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }

            if (!isBegun)
            {
                isBegun = true;
                deadline.CancelAfter(whole);
            }
        }
    }

    /// <summary>The frame was used; the next one may be read.</summary>
    internal void Advance(ReadOnlySequence<byte> frame) => input.AdvanceTo(frame.End);

    private static ReadOnlySequence<byte>? Frame(ReadResult read, int most)
    {
        const int Header = 4;
        var buffer = read.Buffer;
        if (buffer.Length < Header)
        {
            return null;
        }

        Span<byte> header = stackalloc byte[Header];
        buffer.Slice(0, Header).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt32BigEndian(header);
        if (length == 0 || length > most)
        {
            throw new ProtocolFault("bad frame length");
        }

        return buffer.Length - Header < length ? null : buffer.Slice(Header, length);
    }
}
