namespace Miyaburi.Cli.Commands;

/// <summary>The headings of help in the reader's language; the library knows English only without culture data.</summary>
internal static class HelpWords
{
    private static readonly (string En, string Ja)[] Headings =
    [
        ("Description:", "説明:"),
        ("Usage:", "使い方:"),
        ("Arguments:", "引数:"),
        ("Options:", "オプション:"),
        ("Commands:", "コマンド:"),
        ("Show help and usage information", "この説明を表示"),
        ("Show version information", "版を表示"),
    ];

    internal static string Translate(string help, Language language)
    {
        help = help.Replace("Miyaburi.Cli", "miyaburi", StringComparison.Ordinal);
        if (language is Language.En)
        {
            return help;
        }

        foreach (var (en, ja) in Headings)
        {
            help = help.Replace(en, ja, StringComparison.Ordinal);
        }

        return help;
    }
}
