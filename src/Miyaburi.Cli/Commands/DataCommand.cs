using System.CommandLine;
using System.Globalization;
using Miyaburi.Cli.Data;
using Miyaburi.Cli.Terminal;
using Miyaburi.Reports;

namespace Miyaburi.Cli.Commands;

/// <summary><c>data check</c>: every error in the data files at once.</summary>
internal static class DataCommand
{
    internal static Command Build(Screen screen, Words words)
    {
        var folder = new Argument<string?>("FOLDER") { Arity = ArgumentArity.ZeroOrOne, Description = words.Of("調べる data フォルダー。指定がなければ、今の場所かその上の data", "The data folder; otherwise data here or above") };
        var on = new Option<string>("--on") { Description = words.Of("出典の古さをはかる日", "The day from which the age of sources is measured"), HelpName = "DATE" };
        var check = new Command("check", words.Of("データの誤りをすべて示す", "Show every error in the data")) { folder, on };
        check.SetAction(parsed => Run(screen, parsed.GetValue(folder), PlanOptions.Day(parsed.GetValue(on))));
        return new Command("data", words.Of("データファイルの点検", "Data files")) { check };
    }

    private static int Run(Screen screen, string? folder, DateOnly on)
    {
        folder ??= DataFolder.Find() ?? throw new Failure(new("data フォルダーが見つかりません。「miyaburi data check フォルダー」のように指定してください。", "no data folder here; name it: miyaburi data check FOLDER"));
        if (!Directory.Exists(folder))
        {
            throw new Failure(new($"{folder}: フォルダーがありません。", $"{folder}: no such folder"));
        }

        var files = DataFolder.Read(folder);
        var check = DataCheck.Of(files, on);
        var errors = check.Errors.Concat(DataFolder.CheckSchemas(files)).Distinct().OrderBy(e => e.File, StringComparer.Ordinal).ToList();
        foreach (var error in errors)
        {
            screen.WriteLine(TerminalText.Safe(error.ToString()));
        }

        foreach (var (kind, brands) in check.Coverage)
        {
            screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{brands,5}  {kind.In(screen.Language)}"));
        }

        screen.WriteLine(new Bilingual($"{files.Count}個のファイル、{errors.Count}個の誤り", $"{files.Count} files, {errors.Count} errors").In(screen.Language));
        return errors.Count == 0 ? ExitCode.NothingFound : ExitCode.Found;
    }
}
