using System.Buffers;
using System.Globalization;
using Miyaburi.Cli.Terminal;
using Miyaburi.Messages;
using Miyaburi.Recovery;
using Miyaburi.Reports;
using Miyaburi.Verdicts;

namespace Miyaburi.Cli.Commands;

/// <summary>Checks files one after another; one that cannot be read does not stop the others.</summary>
internal sealed class Check(Screen screen, CheckRequest request)
{
    private const int Megabyte = 1024 * 1024;

    private readonly Judging judging = new(request.AuthservId);

    internal int Run()
    {
        var worst = ExitCode.NothingFound;
        var files = request.Files.IsEmpty ? ["-"] : request.Files;
        for (var i = 0; i < files.Length; i++)
        {
            if (i > 0 && request.Format is not OutputFormat.Json)
            {
                screen.WriteLine("");
            }

            worst = Math.Max(worst, CheckFile(files[i]));
        }

        return worst;
    }

    private int CheckFile(string file)
    {
        try
        {
            var bytes = Read(file);
            return request.Reading.Kind is null && bytes.AsSpan().StartsWith("From "u8) ? CheckMailbox(bytes, file) : Show(judging.Judge(bytes, request.Reading), file);
        }
        catch (Failure failure)
        {
            screen.Error(failure.Text);
            return ExitCode.Unusable;
        }
    }

    /// <summary>
    /// Every mail of a mailbox, named by its number; one that cannot be read does not stop the others. What lies past the limit
    /// of one message is not looked at, and nobody should take that for "nothing found".
    /// </summary>
    private int CheckMailbox(byte[] bytes, string file)
    {
        var mails = MailboxFile.Split(bytes).ToList();
        var worst = ExitCode.NothingFound;
        for (var i = 0; i < mails.Count; i++)
        {
            if (i > 0 && request.Format is not OutputFormat.Json)
            {
                screen.WriteLine("");
            }

            var source = mails.Count == 1 ? file : string.Create(CultureInfo.InvariantCulture, $"{file}#{i + 1}");
            try
            {
                worst = Math.Max(worst, Show(judging.Judge(mails[i], request.Reading), source));
            }
            catch (Failure failure)
            {
                screen.Error(failure.Text);
                worst = ExitCode.Unusable;
            }
        }

        if (bytes.Length <= request.Reading.Limits.MessageBytes)
        {
            return worst;
        }

        var megabytes = request.Reading.Limits.MessageBytes / Megabyte;
        screen.Error(new($"{file}: 先頭の{megabytes} MBまでしか調べていません。全部を調べるには「miyaburi scan {file}」を使ってください。", $"{file}: only the first {megabytes} MB were checked; check all of it with \"miyaburi scan {file}\""));
        return ExitCode.Unusable;
    }

    private byte[] Read(string file)
    {
        var limit = request.Reading.Limits.MessageBytes;
        if (file is not "-")
        {
            return InputBytes.OfFile(file, limit);
        }

        using var stream = Console.OpenStandardInput();
        return InputBytes.OfStream(stream, limit);
    }

    private int Show(Outcome outcome, string source)
    {
        if (outcome is Outcome.Unreadable unreadable)
        {
            throw new Failure(new($"{source}: {unreadable.Why.Ja}", $"{source}: {unreadable.Why.En}"));
        }

        var report = ((Outcome.Judged)outcome).Report;
        Show(report, source);
        return report.Verdict.Level is Level.NothingFound ? ExitCode.NothingFound : ExitCode.Found;
    }

    internal void Show(Report report, string? source)
    {
        var options = new ReportOptions { Source = source, Customer = request.Plan.Customer, Plan = PlanFor(report) };
        switch (request.Format)
        {
            case OutputFormat.Json:
                var json = new ArrayBufferWriter<byte>();
                JsonReport.Write(json, report, options);
                screen.Write(json.WrittenSpan);
                screen.WriteLine("");
                return;
            case OutputFormat.Markdown:
                screen.Write(MarkdownReport.Render(report, options, screen.Language));
                return;
            default:
                screen.Write(TextReport.Render(report, options, new TextStyle { Language = screen.Language, Width = screen.Width, IsStyled = screen.HasStyle }));
                return;
        }
    }

    private Plan? PlanFor(Report report) => request.Plan.Did.IsEmpty
        ? null
        : PlanBuilder.Build(RecoveryGuide.Default, PlanRequests.For(report, request.Plan.Did, request.Plan.Customer, request.Plan.On));
}
