using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Signals;

namespace Miyaburi.Cli;

/// <summary>What came of one input: a report, or why there is none.</summary>
internal abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>The message was judged.</summary>
    internal sealed record Judged(Report Report) : Outcome;

    /// <summary>It could not be read.</summary>
    internal sealed record Unreadable(Bilingual Why) : Outcome;
}

/// <summary>Reads and judges one input at the instant the program was started.</summary>
internal sealed class Judging(string? authservId)
{
    private readonly Analyzer analyzer = new(EngineData.Embedded);
    private readonly Observations observations = new() { AuthservId = authservId };
    private readonly DateTimeOffset at = DateTimeOffset.Now;

    internal Outcome Judge(ReadOnlyMemory<byte> bytes, ReadOptions options) => Judge(Analyzer.Read(bytes, options), options);

    internal Outcome Judge(string text, ReadOptions options) => Judge(MessageReader.ReadText(text, options), options);

    private Outcome Judge(Reading reading, ReadOptions options) => reading switch
    {
        Reading.Read read => new Outcome.Judged(analyzer.Judge(read, observations, at, options.Limits)),
        Reading.Unreadable unreadable => new Outcome.Unreadable(UnreadableWords.Of(unreadable.Reason)),
        _ => throw new InvalidOperationException("A reading is one of the two."),
    };
}
