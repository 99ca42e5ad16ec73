using System.IO.Compression;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Connections;
using Miyaburi.Gateway.Judging;

namespace Miyaburi.Gateway.Doors.Spamd;

/// <summary>Speaks the protocol of SpamAssassin's spamd, one request a connection.</summary>
internal sealed class SpamdDoor(Judge judge, ConfigHolder configuration, MemoryBudget budget, ConnectionGate gate, TimeProvider time, ILogger<SpamdDoor> logger)
    : LineDoor(Name, gate, logger)
{
    internal const string Name = "spamd";

    protected override async Task ServeAsync(ConnectionContext connection)
    {
        var config = configuration.Current;
        using var deadline = new CancellationTokenSource(config.Limits.Request, time);
        using var message = new MessageBuffer(budget, config.Limits.MessageBytes);
        var output = connection.Transport.Output;
        try
        {
            var reader = new PeerReader(connection.Transport.Input, time);
            if (await SpamdRequest.ReadAsync(reader, deadline.Token) is { } request)
            {
                await AnswerAsync(connection, reader, request, message, config, deadline.Token);
            }
        }
        catch (ProtocolFault fault)
        {
            await output.WriteAsync(SpamdAnswer.Fault(SpamdAnswer.ProtocolError, fault.Message), CancellationToken.None);
            throw;
        }
    }

    protected override async Task RefuseAsync(ConnectionContext connection) =>
        await connection.Transport.Output.WriteAsync(SpamdAnswer.Fault(SpamdAnswer.TemporaryFailure, "Service temporarily unavailable: too many connections"));

    private async Task AnswerAsync(ConnectionContext connection, PeerReader reader, SpamdRequest request, MessageBuffer message, GatewayConfig config, CancellationToken cancellation)
    {
        var output = connection.Transport.Output;
        switch (request.Command)
        {
            case SpamdCommand.Ping:
                await output.WriteAsync(SpamdAnswer.Pong, cancellation);
                return;
            case SpamdCommand.Skip:
                return;
            default:
                break;
        }

        if (await ReadMessageAsync(reader, request, message, cancellation) is { } refusal)
        {
            await output.WriteAsync(refusal, cancellation);
            return;
        }

        if (request.Command is SpamdCommand.Tell)
        {
            await output.WriteAsync(SpamdAnswer.Fault(SpamdAnswer.Unavailable, "Service Unavailable: TELL is refused, Miyaburi does not learn from single messages"), cancellation);
            return;
        }

        var envelope = new Envelope { Recipients = request.User is null ? [] : [request.User] };
        var judgement = await judge.JudgeAsync(new JudgeRequest { Bytes = message.Written, Door = Name, Envelope = envelope }, CancellationToken.None);
        if (judgement is Judgement.Decided decided)
        {
            SpamdAnswer.Write(output, request, decided.Decision, message.Written.Span, config.Language);
            await output.FlushAsync(cancellation);
            return;
        }

        message.Lend();
        await output.WriteAsync(Refusal(((Judgement.Undecided)judgement).Reason), cancellation);
    }

    /// <summary>Reads the message; returns the refusal, or null when all is well.</summary>
    private static async Task<byte[]?> ReadMessageAsync(PeerReader reader, SpamdRequest request, MessageBuffer message, CancellationToken cancellation)
    {
        var announced = request.ContentLength;
        if (!request.IsCompressed)
        {
            var (read, growth) = await reader.ReadIntoAsync(message, announced ?? long.MaxValue, cancellation);
            return Refusal(growth) ?? Mismatch(announced, read);
        }

        var raw = new MessageBuffer(message.Budget, message.Most);
        using (raw)
        {
            var (read, growth) = await reader.ReadIntoAsync(raw, announced ?? long.MaxValue, cancellation);
            return Refusal(growth) ?? Mismatch(announced, read) ?? Inflate(raw, message);
        }
    }

    private static byte[]? Mismatch(long? announced, long read) => announced is { } wanted && wanted != read
        ? SpamdAnswer.Fault(SpamdAnswer.ProtocolError, $"(Content-Length mismatch: Expected {wanted} bytes, got {read} bytes)")
        : null;

    /// <summary>Unpacks with the limit of a message, so that a small bomb stays small; what is packed is read where it lies, as a copy would be outside the budget.</summary>
    /// <returns>The refusal, or null when all is well.</returns>
    internal static byte[]? Inflate(MessageBuffer raw, MessageBuffer message)
    {
        const int Step = 16 * 1024;
        try
        {
            _ = MemoryMarshal.TryGetArray(raw.Written, out var bytes);
            using var packed = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
            using var stream = new ZLibStream(packed, CompressionMode.Decompress);
            var piece = new byte[Step];
            while (stream.Read(piece) is var count and > 0)
            {
                if (Refusal(message.Add(piece.AsSpan(0, count))) is { } refusal)
                {
                    return refusal;
                }
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return SpamdAnswer.Fault(SpamdAnswer.DataError, "the message is not compressed with zlib");
        }
    }

    private static byte[]? Refusal(Growth growth) => growth switch
    {
        Growth.TooLarge => Refusal(UndecidedReason.TooLarge),
        Growth.NoMemory => Refusal(UndecidedReason.Overloaded),
        _ => null,
    };

    /// <summary>A client told "temporary failure" passes the mail on unmarked, or tries again, as its own options say.</summary>
    private static byte[] Refusal(UndecidedReason reason) => reason switch
    {
        UndecidedReason.TooLarge => SpamdAnswer.Fault(SpamdAnswer.DataError, "the message is larger than allowed"),
        UndecidedReason.Unreadable => SpamdAnswer.Fault(SpamdAnswer.DataError, "the message is empty or no mail"),
        _ => SpamdAnswer.Fault(SpamdAnswer.TemporaryFailure, "Service temporarily unavailable"),
    };
}
