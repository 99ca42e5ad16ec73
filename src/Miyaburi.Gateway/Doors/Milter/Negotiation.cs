using System.Buffers;
using System.Buffers.Binary;
using Miyaburi.Gateway.Connections;

namespace Miyaburi.Gateway.Doors.Milter;

/// <summary>What both sides agreed on at the start of a connection.</summary>
internal sealed record Negotiation(uint Version, MilterActions Actions, MilterSteps Steps)
{
    private const uint Newest = 6;
    private const uint Oldest = 2;
    private const int Length = 12;

    private const MilterActions WantedActions =
        MilterActions.AddHeaders | MilterActions.ChangeBody | MilterActions.ChangeHeaders | MilterActions.Quarantine;

    /// <summary>Nothing but the end of the message needs an answer, which saves a round trip for every header field.</summary>
    private const MilterSteps WantedSteps =
        MilterSteps.NoUnknown | MilterSteps.NoData | MilterSteps.Skip | MilterSteps.LeadingSpace
        | MilterSteps.NoReplyToHeader | MilterSteps.NoReplyToConnect | MilterSteps.NoReplyToHelo | MilterSteps.NoReplyToMail
        | MilterSteps.NoReplyToRecipient | MilterSteps.NoReplyToData | MilterSteps.NoReplyToUnknown
        | MilterSteps.NoReplyToEndOfHeader | MilterSteps.NoReplyToBody;

    /// <summary>Takes of an offer what can be used.</summary>
    /// <exception cref="ProtocolFault">The offer is no offer, or too old.</exception>
    internal static Negotiation Of(ReadOnlySequence<byte> offer)
    {
        Span<byte> values = stackalloc byte[Length];
        if (offer.Length < Length)
        {
            throw new ProtocolFault("the negotiation is too short");
        }

        offer.Slice(0, Length).CopyTo(values);
        var version = BinaryPrimitives.ReadUInt32BigEndian(values);
        if (version < Oldest)
        {
            throw new ProtocolFault($"version {version} is not spoken");
        }

        return new Negotiation(
            Math.Min(version, Newest),
            (MilterActions)BinaryPrimitives.ReadUInt32BigEndian(values[4..]) & WantedActions,
            (MilterSteps)BinaryPrimitives.ReadUInt32BigEndian(values[8..]) & WantedSteps);
    }

    internal byte[] ToBytes()
    {
        var values = new byte[Length];
        BinaryPrimitives.WriteUInt32BigEndian(values, Version);
        BinaryPrimitives.WriteUInt32BigEndian(values.AsSpan(4), (uint)Actions);
        BinaryPrimitives.WriteUInt32BigEndian(values.AsSpan(8), (uint)Steps);
        return values;
    }

    /// <summary>Whether the MTA waits for an answer to a command.</summary>
    internal bool Waits(MilterCommand command) => !Steps.HasFlag(command switch
    {
        MilterCommand.Connect => MilterSteps.NoReplyToConnect,
        MilterCommand.Helo => MilterSteps.NoReplyToHelo,
        MilterCommand.Mail => MilterSteps.NoReplyToMail,
        MilterCommand.Recipient => MilterSteps.NoReplyToRecipient,
        MilterCommand.Data => MilterSteps.NoReplyToData,
        MilterCommand.Header => MilterSteps.NoReplyToHeader,
        MilterCommand.EndOfHeader => MilterSteps.NoReplyToEndOfHeader,
        MilterCommand.Body => MilterSteps.NoReplyToBody,
        _ => MilterSteps.NoReplyToUnknown,
    });
}
