using Miyaburi.Gateway.Authentication;
using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Signals;

namespace Miyaburi.Gateway.Judging;

/// <summary>Reads and judges one message on a worker; null when the bytes are none. Whatever it throws concerns that message only.</summary>
/// <param name="message">The bytes, and whose Authentication-Results count in them.</param>
/// <param name="options">What is known beside the bytes, and the limits.</param>
/// <param name="at">The instant of judgement.</param>
internal delegate Report? Analysis(VerifiedMessage message, ReadOptions options, DateTimeOffset at);

/// <summary>The engine on the data it comes with.</summary>
internal sealed class Engine
{
    private readonly Analyzer analyzer = new(EngineData.Embedded);

    /// <inheritdoc cref="Analysis"/>
    internal Report? Analyse(VerifiedMessage message, ReadOptions options, DateTimeOffset at) =>
        Analyzer.Read(message.Bytes, options) is Reading.Read reading
            ? analyzer.Judge(reading, new Observations { AuthservId = message.AuthservId }, at, options.Limits)
            : null;
}
