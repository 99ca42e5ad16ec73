using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Connections;
using Miyaburi.Gateway.Judging;

namespace Miyaburi.Gateway.Doors.Milter;

/// <summary>Speaks the milter protocol, versions 2 to 6. Mail that cannot be judged goes through, unless configured otherwise.</summary>
internal sealed class MilterDoor(Judge judge, ConfigHolder configuration, MemoryBudget budget, ConnectionGate gate, TimeProvider time, ILogger<MilterDoor> logger)
    : LineDoor(Name, gate, logger)
{
    internal const string Name = "milter";

    /// <summary>Bytes of a frame: MILTER_MAX_DATA_SIZE of version 6 is 1 MiB, with room for the command.</summary>
    private const int MostInFrame = (1024 * 1024) + 16;

    protected override async Task ServeAsync(ConnectionContext connection)
    {
        var limits = configuration.Current.Limits;
        using var message = new MessageBuffer(budget, limits.MessageBytes);
        var reader = new PeerReader(connection.Transport.Input, time);
        var writer = new MilterWriter(connection.Transport.Output);
        if (await NegotiateAsync(reader, writer, limits) is not { } agreed)
        {
            return;
        }

        var session = new MilterSession(message, agreed.Steps.HasFlag(MilterSteps.LeadingSpace));
        while (await reader.ReadFrameAsync(MostInFrame, Idle, configuration.Current.Limits.Request, CancellationToken.None) is { } frame)
        {
            var command = (MilterCommand)frame.FirstSpan[0];
            var isEnd = command is MilterCommand.EndOfBody;
            Take(session, command, frame.Slice(1));
            reader.Advance(frame);
            if (command is MilterCommand.Quit)
            {
                return;
            }

            if (isEnd)
            {
                await EndAsync(session, message, agreed, writer);
                session.NewMessage();
            }
            else if (IsAnswered(command) && agreed.Waits(command))
            {
                writer.Write(MilterAnswer.Continue);
            }
            else
            {
                continue;
            }

            await writer.FlushAsync(CancellationToken.None);
        }
    }

    /// <summary>The connection is closed; the MTA does as its milter_default_action says.</summary>
    protected override Task RefuseAsync(ConnectionContext connection) => Task.CompletedTask;

    private TimeSpan Idle => configuration.Current.Doors.Milter?.Idle ?? TimeSpan.FromMinutes(10);

    private static async Task<Negotiation?> NegotiateAsync(PeerReader reader, MilterWriter writer, GatewayLimits limits)
    {
        if (await reader.ReadFrameAsync(MostInFrame, limits.Request, limits.Request, CancellationToken.None) is not { } first)
        {
            return null;
        }

        if ((MilterCommand)first.FirstSpan[0] is not MilterCommand.Negotiate)
        {
            throw new ProtocolFault("the first command is no negotiation");
        }

        var agreed = Negotiation.Of(first.Slice(1));
        reader.Advance(first);
        writer.Write(MilterAnswer.Negotiate, agreed.ToBytes());
        await writer.FlushAsync(CancellationToken.None);
        return agreed;
    }

    private static bool IsAnswered(MilterCommand command) =>
        command is not (MilterCommand.Macro or MilterCommand.Abort or MilterCommand.QuitForNew);

    private static void Take(MilterSession session, MilterCommand command, ReadOnlySequence<byte> payload)
    {
        switch (command)
        {
            case MilterCommand.Connect:
                session.Connect(payload);
                break;
            case MilterCommand.Helo:
                session.Helo(payload);
                break;
            case MilterCommand.Mail:
                session.Mail(payload);
                break;
            case MilterCommand.Recipient:
                session.Recipient(payload);
                break;
            case MilterCommand.Macro:
                session.Macro(payload);
                break;
            case MilterCommand.Header:
                session.Header(payload);
                break;
            case MilterCommand.EndOfHeader:
                session.EndOfHeader();
                break;
            case MilterCommand.Body or MilterCommand.EndOfBody:
                session.Body(payload);
                break;
            case MilterCommand.Abort:
                session.NewMessage();
                break;
            case MilterCommand.QuitForNew:
                session.NewConnection();
                break;
            case MilterCommand.Quit or MilterCommand.Data or MilterCommand.Unknown:
                break;
            default:
                throw new ProtocolFault($"there is no command {(byte)command}");
        }
    }

    private async Task EndAsync(MilterSession session, MessageBuffer message, Negotiation agreed, MilterWriter writer)
    {
        var config = configuration.Current;
        var answer = new MilterVerdict(config, session, agreed, writer);
        if (session.Growth is not Growth.Added)
        {
            answer.Undecided(session.Growth is Growth.TooLarge ? UndecidedReason.TooLarge : UndecidedReason.Overloaded);
            return;
        }

        var request = new JudgeRequest { Bytes = session.Message, Door = Name, Envelope = session.Envelope };
        switch (await judge.JudgeAsync(request, CancellationToken.None))
        {
            case Judgement.Decided decided:
                answer.Decided(decided.Decision);
                break;
            case Judgement.Undecided undecided:
                message.Lend();
                answer.Undecided(undecided.Reason);
                break;
            default:
                throw new InvalidOperationException("A judgement is one of the two.");
        }
    }
}
