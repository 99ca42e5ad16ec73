using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;

namespace Miyaburi.Gateway.Doors.Milter;

/// <summary>Writes answers as frames.</summary>
internal sealed class MilterWriter(PipeWriter output)
{
    /// <summary>Bytes of a body in one frame (MILTER_CHUNK_SIZE).</summary>
    private const int Chunk = 65535;

    internal ValueTask<FlushResult> FlushAsync(CancellationToken cancellation) => output.FlushAsync(cancellation);

    internal void Write(MilterAnswer answer) => Write(answer, []);

    internal void Write(MilterAnswer answer, ReadOnlySpan<byte> payload)
    {
        var head = output.GetSpan(5);
        BinaryPrimitives.WriteUInt32BigEndian(head, (uint)payload.Length + 1);
        head[4] = (byte)answer;
        output.Advance(5);
        output.Write(payload);
    }

    /// <summary>A field at the end of the header.</summary>
    internal void AddHeader(string name, string value) => Write(MilterAnswer.AddHeader, Encoding.UTF8.GetBytes($"{name}\0{Lines(value)}\0"));

    /// <summary>Gives the <paramref name="index"/>th field of that name, from 1, another value; an empty one removes it.</summary>
    internal void ChangeHeader(string name, int index, string value)
    {
        var text = Encoding.UTF8.GetBytes($"{name}\0{Lines(value)}\0");
        var payload = new byte[4 + text.Length];
        BinaryPrimitives.WriteUInt32BigEndian(payload, (uint)index);
        text.CopyTo(payload, 4);
        Write(MilterAnswer.ChangeHeader, payload);
    }

    internal void Quarantine(string reason) => Write(MilterAnswer.Quarantine, Encoding.ASCII.GetBytes(reason + "\0"));

    internal void ReplyCode(string reply) => Write(MilterAnswer.ReplyCode, Encoding.ASCII.GetBytes(reply + "\0"));

    internal void ReplaceBody(ReadOnlySpan<byte> body)
    {
        do
        {
            var piece = body[..Math.Min(body.Length, Chunk)];
            Write(MilterAnswer.ReplaceBody, piece);
            body = body[piece.Length..];
        }
        while (body.Length > 0);
    }

    /// <summary>In this protocol lines of a value end in LF.</summary>
    private static string Lines(string value) => value.ReplaceLineEndings("\n");
}
