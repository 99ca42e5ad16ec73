using System.CommandLine;
using Miyaburi.Cli.Scanning;
using Miyaburi.Cli.Terminal;
using Miyaburi.Verdicts;

namespace Miyaburi.Cli.Commands;

/// <summary><c>scan</c>: many messages, for programs and tables.</summary>
internal static class ScanCommand
{
    internal static Command Build(Screen screen, Words words)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore, Description = words.Of("ファイル、フォルダー、mbox、Maildir、JSON Lines。「-」は標準入力", "File, folder, mbox, Maildir or JSON Lines; - for standard input") };
        var jobs = new Option<int>("--jobs", "-j") { Description = words.Of("同時に調べる数", "Messages checked at the same time"), DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
        jobs.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var count) || count is < 1 or > 256))
            {
                result.AddError(words.Of("--jobs は1から256の数にしてください。", "--jobs must be a number from 1 to 256"));
            }
        });
        var authservId = words.AuthservId();
        var format = CheckCommand.Format(words, "jsonl", "csv", "summary");
        var command = new Command("scan", words.Of("たくさんのメッセージをまとめて調べる", "Check many messages"))
        {
            paths, jobs, authservId, format,
        };
        command.SetAction(parsed => Run(
            screen,
            parsed.GetValue(paths)!,
            parsed.GetValue(jobs),
            Words.AuthservId(parsed, authservId),
            parsed.GetValue(format)!));
        return command;
    }

    private static int Run(Screen screen, string[] paths, int jobs, string? authservId, string format)
    {
        var progress = new ScanProgress(screen, screen.IsErrorTerminal && (!screen.IsTerminal || format is "summary"));
        ScanOutput output = format switch
        {
            "csv" => new CsvOutput(screen),
            "summary" => new SummaryOutput(screen),
            _ => new JsonLinesOutput(screen),
        };
        var code = ExitCode.NothingFound;
        using var pipeline = new ScanPipeline(new ScanWorker(new Judging(authservId), screen.Language, format is "jsonl"), jobs);
        output.Begin();
        pipeline.Run(new ScanSources(AnalysisLimits.Default, progress).Read(paths), (result, isNextMissing) =>
        {
            output.Write(result);
            var one = result.Report is null ? ExitCode.Unusable : result.Report.Verdict.Level is Level.NothingFound ? ExitCode.NothingFound : ExitCode.Found;
            code = Math.Max(code, one);
            progress.Count(one is ExitCode.Found);
            if (isNextMissing)
            {
                output.Flush();
            }
        });
        progress.End();
        output.End();
        return code;
    }
}
