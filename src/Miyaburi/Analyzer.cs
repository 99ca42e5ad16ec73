using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi;

/// <summary>
/// Reads messages and judges them. Immutable and thread-safe; does no I/O and knows no clock, so that its answer is
/// the same on phone, page, server and command line.
/// </summary>
public sealed class Analyzer
{
    private readonly CaseReader cases;
    private readonly VerdictPolicy policy;
    private readonly EngineData data;
    private readonly DateOnly asOf;

    /// <summary>Builds an analyser on a snapshot of data.</summary>
    public Analyzer(EngineData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        cases = new CaseReader(data.Brands, data.Lexicon, data.Texts, data.Hosts);
        policy = new VerdictPolicy(data.Model);
        this.data = data;
        asOf = data.Brands.AsOf;
    }

    /// <summary>Reads bytes as a message.</summary>
    /// <param name="bytes">A mail, an SMS, pasted text or an address; recognised by content unless the options say.</param>
    /// <param name="options">What the host knows beforehand, and the limits.</param>
    public static Reading Read(ReadOnlyMemory<byte> bytes, ReadOptions options) => MessageReader.Read(bytes, options);

    /// <summary>Judges a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="observations">What the host gathered beforehand.</param>
    /// <param name="at">The instant of judgement.</param>
    /// <param name="limits">Bounds on the work, or null for the defaults.</param>
    public Report Judge(Message message, Observations observations, DateTimeOffset at, AnalysisLimits? limits = null)
    {
        var facts = cases.Read(message, observations, at, limits ?? AnalysisLimits.Default);
        var findings = SignalCatalog.Inspect(facts);
        var report = new Report { Facts = facts, Verdict = policy.Judge(findings, facts) };
        return report with
        {
            DataAsOf = report.ClaimedBrand?.Identity.AsOf ?? asOf,
            Wave = report.Verdict.Level is Level.NothingFound ? null : data.Waves.Match(facts, report.ClaimedBrand?.Id, report.Verdict.Lures, report.Verdict.Level),
        };
    }

    /// <summary>
    /// Judges what was read. A mail that forwards a suspicious one as an attachment is judged by the message inside,
    /// when that one is worse.
    /// </summary>
    public Report Judge(Reading.Read reading, Observations observations, DateTimeOffset at, AnalysisLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var outer = Judge(reading.Message, observations, at, limits);
        return reading.Inner.IsEmpty ? outer : reading.Inner.Select(inner => Judge(inner, Observations.None, at, limits))
            .Prepend(outer)
            .MaxBy(r => r.Verdict.Probability)!;
    }
}
