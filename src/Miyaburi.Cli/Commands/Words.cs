using System.CommandLine;

namespace Miyaburi.Cli.Commands;

/// <summary>Texts in the reader's language, and the options that several commands share.</summary>
internal sealed class Words(Language language)
{
    internal string Of(string ja, string en) => language is Language.En ? en : ja;

    /// <summary>Read before everything else by <see cref="Terminal.LanguageChoice"/>; declared so that it is accepted everywhere.</summary>
    internal Option<string> LanguageOption()
    {
        var option = new Option<string>("--lang") { Description = Of("表示の言語(ja または en)。指定がなければ LANG に従います", "Language of the output: ja or en; otherwise that of LANG"), Recursive = true, HelpName = "ja|en" };
        option.AcceptOnlyFromAmong("ja", "en");
        return option;
    }

    internal Option<string> AuthservId() => new("--authserv-id")
    {
        Description = Of(
            "自分の受信サーバーのID。このIDの Authentication-Results だけを信用します(環境変数 MIYABURI_AUTHSERV_ID でも指定できます)",
            "Identifier of your own receiving server; only its Authentication-Results count (also MIYABURI_AUTHSERV_ID)"),
        HelpName = "ID",
    };

    internal static string? AuthservId(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) ?? (Environment.GetEnvironmentVariable("MIYABURI_AUTHSERV_ID") is { Length: > 0 } configured ? configured : null);
}
