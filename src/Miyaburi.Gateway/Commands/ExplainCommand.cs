using System.CommandLine;
using Miyaburi.Gateway.Audit;
using Miyaburi.Gateway.Configuration;

namespace Miyaburi.Gateway.Commands;

/// <summary><c>explain</c>: why a message was judged as it was, from the audit log.</summary>
internal static class ExplainCommand
{
    /// <summary>Where the package puts the configuration.</summary>
    private const string UsualConfig = "/etc/miyaburi/gateway.json";

    internal static Command Build()
    {
        var id = new Argument<string>("ID") { Description = "X-Miyaburi-Id" };
        var file = new Option<string?>("--config") { Description = $"設定ファイル。なければ {UsualConfig} / the configuration file, else {UsualConfig}", HelpName = "FILE" };
        var folder = new Option<string?>("--audit") { Description = "監査ログのフォルダー / the folder of the audit log", HelpName = "FOLDER" };
        var language = new Option<string>("--lang") { DefaultValueFactory = _ => "ja", HelpName = "ja|en", Description = "言語 / language" };
        language.AcceptOnlyFromAmong("ja", "en");
        var command = new Command("explain", "判定の理由を監査ログから示す / show why a message was judged as it was") { id, file, folder, language };
        command.SetAction(parsed => Run(
            parsed.GetValue(id)!,
            parsed.GetValue(folder) ?? FolderOf(parsed.GetValue(file) ?? UsualConfig),
            parsed.GetValue(language) == "en" ? Language.En : Language.Ja));
        return command;
    }

    private static string? FolderOf(string config) =>
        File.Exists(config) && ConfigReader.ReadFile(config, EnvironmentOverrides.OfProcess()) is ConfigReading.Good good ? good.Config.Audit?.Folder : null;

    private static int Run(string id, string? folder, Language language)
    {
        if (folder is null || !Directory.Exists(folder))
        {
            Console.Error.WriteLine(new Bilingual("監査ログがありません。--config で設定ファイルを、または --audit でフォルダーを指定してください。", "There is no audit log; name the configuration with --config, or the folder with --audit.").In(language));
            return ExitCode.Unusable;
        }

        if (AuditSearch.Find(folder, id) is not { } entry)
        {
            Console.Error.WriteLine(new Bilingual($"{id} の記録はありません。", $"There is no record of {id}.").In(language));
            return ExitCode.NotFound;
        }

        Console.Out.Write(Explanation.Of(entry, language));
        return ExitCode.Fine;
    }
}
