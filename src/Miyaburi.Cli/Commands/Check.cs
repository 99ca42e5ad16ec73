using System.Buffers;
using System.Globalization;
using Miyaburi.Cli.Scanning;
using Miyaburi.Cli.Terminal;
using Miyaburi.Messages;
using Miyaburi.Recovery;
using Miyaburi.Reports;
using Miyaburi.Verdicts;

namespace Miyaburi.Cli.Commands;

/// <summary>Checks files one after another; one that cannot be read does not stop the others.</summary>
internal sealed class Check(Screen screen, CheckRequest request)
{
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
            using var opened = file is "-" ? Console.OpenStandardInput() : InputBytes.OpenFile(file);
            using var stream = new PeekStream(opened);
            return request.Reading.Kind is null && MailboxFile.IsMailbox(stream.First())
                ? CheckMailbox(stream, file)
                : Show(judging.Judge(InputBytes.OfStream(stream, request.Reading.Limits.MessageBytes), request.Reading), file);
        }
        catch (IOException error)
        {
            screen.Error(InputBytes.Why(file, error));
            return ExitCode.Unusable;
        }
        catch (Failure failure)
        {
            screen.Error(failure.Text);
            return ExitCode.Unusable;
        }
    }

    /// <summary>Every mail of a mailbox, named by its number; one that cannot be read does not stop the others.</summary>
    private int CheckMailbox(Stream stream, string file)
    {
        var worst = ExitCode.NothingFound;
        var number = 0;
        foreach (var mail in MailboxFile.Split(stream, request.Reading.Limits.MessageBytes))
        {
            if (number++ > 0 && request.Format is not OutputFormat.Json)
            {
                screen.WriteLine("");
            }

            worst = Math.Max(worst, CheckMail(mail, string.Create(CultureInfo.InvariantCulture, $"{file}#{number}")));
        }

        return worst;
    }

    private int CheckMail(ReadOnlyMemory<byte> mail, string source)
    {
        try
        {
            return Show(judging.Judge(mail, request.Reading), source);
        }
        catch (Failure failure)
        {
            screen.Error(failure.Text);
            return ExitCode.Unusable;
        }
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
