namespace Miyaburi.Tests.Evasion;

/// <summary>The Japanese messages written for this project, on which tricks are tried.</summary>
internal static class EvasionTexts
{
    internal static string[] Scams { get; } = Written("phish-ja.txt");

    internal static string[] Genuine { get; } = Written("genuine-ja.txt");

    private static string[] Written(string file) =>
        [.. File.ReadAllText(Repository.Path("tools", "Miyaburi.Evaluation", "Written", file)).Split("\n===\n").Select(t => t.Trim()).Where(t => t.Length > 0)];
}
