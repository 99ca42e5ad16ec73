namespace Miyaburi.Cli.Terminal;

/// <summary>Chooses the language: <c>--lang</c>, or else the locale of the environment.</summary>
internal static class LanguageChoice
{
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    internal static Language Of(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] is "--lang" && i + 1 < args.Count)
            {
                return FromName(args[i + 1]);
            }

            if (args[i].StartsWith("--lang=", StringComparison.Ordinal) || args[i].StartsWith("--lang:", StringComparison.Ordinal))
            {
                return FromName(args[i][7..]);
            }
        }

        return FromName(Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? "");
    }

    private static Language FromName(string name) => name.StartsWith("ja", StringComparison.OrdinalIgnoreCase) ? Language.Ja : Language.En;
}
