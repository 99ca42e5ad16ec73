using System.Collections.Immutable;
using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Text;

namespace Miyaburi.Verdicts;

/// <summary>
/// The ways in which a text reaches a person. The same findings weigh differently in each: a mail of a thousand words
/// and fifty links has room for many chance findings, a message of sixty characters for few.
/// </summary>
public enum Channel
{
    /// <summary>An RFC 5322 mail in Japanese.</summary>
    Mail,

    /// <summary>A mail without any kana or kanji.</summary>
    ForeignMail,

    /// <summary>An SMS, a chat message, pasted text, a mail's text without its header.</summary>
    Message,

    /// <summary>The same without any kana or kanji: what is usual in a Japanese message says nothing of it.</summary>
    ForeignMessage,

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

    /// <summary>Weights of signals that differ in this channel from the common ones.</summary>
    public ImmutableDictionary<string, double> Weights { get => field ?? NoWeights; init; }

    /// <summary>Caps of groups that differ in this channel from the common ones.</summary>
    public ImmutableDictionary<SignalGroup, double> Caps { get => field ?? NoCaps; init; }

    private static readonly ImmutableDictionary<string, double> NoWeights = ImmutableDictionary.Create<string, double>(StringComparer.Ordinal);
    private static readonly ImmutableDictionary<SignalGroup, double> NoCaps = ImmutableDictionary<SignalGroup, double>.Empty;

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
    /// <summary>The channel in which a message is judged.</summary>
    public static Channel Of(CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var isForeign = facts.TextScores.Language is TextLanguage.Other;
        return facts.Message.Kind switch
        {
            MessageKind.Mail when facts.Message.HasHeader => isForeign ? Channel.ForeignMail : Channel.Mail,
            MessageKind.Url => Channel.Address,
            _ => isForeign ? Channel.ForeignMessage : Channel.Message,
        };
    }
}
