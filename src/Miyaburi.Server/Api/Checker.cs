using Miyaburi.Messages;
using Miyaburi.Recovery;
using Miyaburi.Reports;
using Miyaburi.Server.Hosting;
using Miyaburi.Signals;

namespace Miyaburi.Server.Api;

/// <summary>Reads and judges messages. Keeps nothing of them: neither file, nor log line, nor label.</summary>
internal sealed class Checker(ServerOptions options, TimeProvider clock, Planner planner, WaveKnowledge knowledge)
{
    /// <summary>Judges a message.</summary>
    /// <exception cref="Refused">It cannot be read.</exception>
    internal (Report Report, ReportOptions Options) Check(CheckInput input)
    {
        var began = clock.GetTimestamp();
        var read = input.Bytes is { } bytes ? Analyzer.Read(bytes, input.Reading) : MessageReader.ReadText(input.Text ?? "", input.Reading);
        if (read is not Reading.Read reading)
        {
            throw Unreadable((Reading.Unreadable)read);
        }

        var observations = new Observations { AuthservId = string.IsNullOrEmpty(input.AuthservId) ? options.AuthservId : input.AuthservId };
        var report = knowledge.Analyzer.Judge(reading, observations, clock.GetUtcNow(), input.Reading.Limits);
        Telemetry.Checked(JsonNames.Camel(report.Facts.Message.Kind), JsonNames.Camel(report.Verdict.Level), clock.GetElapsedTime(began));
        var plan = input.Did is { IsEmpty: false } did
            ? PlanBuilder.Build(RecoveryGuide.Default, PlanRequests.For(report, did, input.Customer, input.On ?? planner.Today))
            : null;
        return (report, new ReportOptions { Id = input.Id, Customer = input.Customer, Plan = plan });
    }

    private static Refused Unreadable(Reading.Unreadable unreadable) =>
        new(Cause.Unreadable with { Id = JsonNames.Camel(unreadable.Reason), Text = UnreadableWords.Of(unreadable.Reason) });
}
