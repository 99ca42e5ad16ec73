namespace Miyaburi.Cli.Commands;

/// <summary>What the library says of wrong use, in Japanese too; what it may say besides stays as it is.</summary>
internal static class ErrorWords
{
    private static readonly (string Start, string Middle, string End, string Ja)[] Known =
    [
        ("Required command was not provided.", "", "", "コマンドがありません。"),
        ("Unrecognized command or argument '", "", "'.", "「{0}」は分かりません。"),
        ("Required argument missing for command: '", "", "'.", "「{0}」には引数が必要です。"),
        ("Required argument missing for option: '", "", "'.", "「{0}」には値が必要です。"),
        ("Argument '", "' not recognized. Must be one of:", "", "「{0}」は使えません。次から選んでください: {1}"),
        ("Option '", "' expects a single argument but ", "", "「{0}」の値は1つだけです。"),
        ("Cannot parse argument '", "' for option '", "", "「{0}」は値として読めません。"),
    ];

    internal static Bilingual Of(string message)
    {
        foreach (var (start, middle, end, ja) in Known)
        {
            if (!message.StartsWith(start, StringComparison.Ordinal))
            {
                continue;
            }

            var rest = message[start.Length..];
            rest = end.Length > 0 && rest.EndsWith(end, StringComparison.Ordinal) ? rest[..^end.Length] : rest;
            var cut = middle.Length > 0 ? rest.IndexOf(middle, StringComparison.Ordinal) : rest.Length;
            if (cut >= 0)
            {
                var behind = rest[Math.Min(rest.Length, cut + middle.Length)..].Split([' ', '\n', '\r', '\t', '\''], StringSplitOptions.RemoveEmptyEntries);
                return new(ja.Replace("{0}", rest[..cut], StringComparison.Ordinal).Replace("{1}", string.Join("、", behind), StringComparison.Ordinal), message);
            }
        }

        return Bilingual.Same(message);
    }
}
