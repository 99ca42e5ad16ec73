using System.Collections.Immutable;
using Miyaburi.Messages;

namespace Miyaburi.Verdicts;

/// <summary>
/// The ways in which a text reaches a person. The same findings weigh differently in each: a mail of a thousand words
/// and fifty links has room for many chance findings, a message of sixty characters for few.
/// </summary>
public enum Channel
{
    /// <summary>An RFC 5322 mail.</summary>
    Mail,

    /// <summary>An SMS, a chat message, pasted text.</summary>
    Message,

    /// <summary>An address and nothing else.</summary>
    Address,
}

/// <summary>How the sum of the findings is read in one channel.</summary>
public sealed record ChannelScale
{
    /// <summary>Log-odds in nats of a message without any finding.</summary>
    public required double Intercept { get; init; }

    /// <summary>Probability from which a message is suspicious.</summary>
    public required double SuspiciousFrom { get; init; }

    /// <summary>Probability from which a message is a scam, when independent reasons carry it.</summary>
    public required double ScamFrom { get; init; }

    /// <summary>Points (raw log-odds, calibrated log-odds), ascending; linear between them, constant slope beyond. Empty: raw is calibrated.</summary>
    public required ImmutableArray<ImmutableArray<double>> Calibration { get; init; }

    /// <summary>Calibrated log-odds for a raw sum, both in nats.</summary>
    public double Calibrate(double raw)
    {
        if (Calibration.Length < 2)
        {
            return raw;
        }

        var upper = 1;
        while (upper < Calibration.Length - 1 && raw > Calibration[upper][0])
        {
            upper++;
        }

        var (from, to) = (Calibration[upper - 1], Calibration[upper]);
        return from[1] + ((raw - from[0]) * (to[1] - from[1]) / (to[0] - from[0]));
    }
}

/// <summary>The channel of a message.</summary>
public static class Channels
{
    /// <summary>The channel in which a message of this kind is judged.</summary>
    public static Channel Of(MessageKind kind) => kind switch
    {
        MessageKind.Mail => Channel.Mail,
        MessageKind.Url => Channel.Address,
        _ => Channel.Message,
    };
}
