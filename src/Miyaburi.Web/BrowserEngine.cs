using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text;
using Miyaburi.Messages;
using Miyaburi.Recovery;
using Miyaburi.Reports;
using Miyaburi.Signals;
using Miyaburi.Waves;

[assembly: SupportedOSPlatform("browser")]

namespace Miyaburi.Web;

/// <summary>What the page asks of the engine. Every function takes and gives JSON text; none of them sends or stores anything.</summary>
internal static partial class BrowserEngine
{
    private static Analyzer analyzer = new(EngineData.Embedded);

    /// <summary>Adds what a server knows of waves to what came with the data.</summary>
    /// <param name="json">A digest.</param>
    [JSExport]
    internal static void UseDigest(string json)
    {
        var digest = WaveDigest.Read(Encoding.UTF8.GetBytes(json)).Over(EngineData.Embedded.Waves);
        if (!ReferenceEquals(digest, EngineData.Embedded.Waves))
        {
            analyzer = new Analyzer(EngineData.Embedded.With(digest));
        }
    }

    /// <summary>Reads the data that every judgement needs, so that a message is answered at once.</summary>
    [JSExport]
    internal static void Prepare() => _ = analyzer;

    /// <summary>Judges a message.</summary>
    /// <param name="json">A <see cref="CheckQuestion"/>.</param>
    /// <param name="file">The bytes of a file; empty when the question holds a text.</param>
    /// <returns>An <see cref="Answer"/>: <c>json</c> is what the command line prints.</returns>
    [JSExport]
    internal static string Check(string json, byte[] file)
    {
        var question = QuestionJson.Check(json);
        var options = question.ToReadOptions();
        Reading[] readings = file.Length > 0
            ? [.. Mails(file, options).Select(mail => Analyzer.Read(mail, options))]
            : [MessageReader.ReadText(question.Text ?? "", options)];
        var report = readings.OfType<Reading.Read>().Select(read => analyzer.Judge(read, Observations.None, question.At, options.Limits)).MaxBy(r => r.Verdict.Probability);
        if (report is null)
        {
            return Answer.Refused(UnreadableWords.Of(((Reading.Unreadable)readings[0]).Reason).In(question.Language));
        }

        var view = new HtmlView(question.Language);
        return Answer.Of(to => JsonReport.Write(to, report, ReportOptions.None), HtmlReport.Render(report, view));
    }

    /// <summary>The mails of a mailbox, of which the worst is shown; any other file is one message.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Mails(byte[] file, ReadOptions options) =>
        options.Kind is null && MailboxFile.IsMailbox(file) ? MailboxFile.Split(new MemoryStream(file), options.Limits.MessageBytes) : [file];

    /// <summary>Whether a text is a mail, for which the mail reader has to be loaded first.</summary>
    /// <param name="json">A <see cref="CheckQuestion"/>.</param>
    [JSExport]
    internal static bool NeedsMailReader(string json)
    {
        var question = QuestionJson.Check(json);
        return MessageReader.IsMail(question.Text ?? "", question.ToReadOptions());
    }

    /// <summary>Makes a plan.</summary>
    /// <param name="json">A <see cref="PlanQuestion"/>.</param>
    /// <returns>An <see cref="Answer"/>: <c>json</c> is what the command line prints, <c>calendar</c> holds the deadlines.</returns>
    [JSExport]
    internal static string Plan(string json)
    {
        var question = QuestionJson.Plan(json);
        var choices = question.ToChoices();
        var plan = PlanBuilder.Build(RecoveryGuide.Default, choices.ToRequest(question.Today));
        return Answer.Of(to => JsonReport.Write(to, plan), HtmlPlan.Render(plan, question.ToView()), PlanCalendar.Render(plan, question.Language));
    }
}
