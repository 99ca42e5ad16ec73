using System.Text.RegularExpressions;
using Miyaburi.Tests;
using static Miyaburi.Cli.Tests.CommandLine;

namespace Miyaburi.Cli.Tests;

/// <summary>What the documents tell people to type works as it stands.</summary>
[Trait("Category", "Slow")]
public sealed partial class DocumentedCommandTests
{
    public static TheoryData<string> Commands => [.. Of("README.md").Concat(Of("README.ja.md")).Distinct()];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_OfAReadme_Runs(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        var ran = Run(words);
        Assert.Equal("", ran.Error);
        Assert.Equal(words[0] is "check" or "scan" ? 1 : 0, ran.Code);
        Assert.NotEqual("", ran.Output);
    }

    [Fact]
    public void Readmes_ShowTheSameCommands() =>
        Assert.Equal(
            Of("README.md").Select(c => c.Replace(" --lang en", "", StringComparison.Ordinal)).ToList(),
            Of("README.ja.md").Select(c => c.Replace(" --lang ja", "", StringComparison.Ordinal)).ToList());

    [Fact]
    public void Readmes_HaveTheSameSections() =>
        Assert.Equal(Headings("README.md"), Headings("README.ja.md"));

    private static int Headings(string file) => File.ReadAllLines(Repository.Path(file)).Count(l => l.StartsWith("## ", StringComparison.Ordinal));

    /// <summary>The lines of fenced blocks that run the program.</summary>
    private static IEnumerable<string> Of(string file) =>
        Fences().Matches(File.ReadAllText(Repository.Path(file)))
            .SelectMany(m => m.Groups[1].Value.Split('\n', StringSplitOptions.TrimEntries))
            .Where(l => l.StartsWith("./miyaburi ", StringComparison.Ordinal) && !l.Contains('…', StringComparison.Ordinal) && !IsServer(l));

    /// <summary>The server goes on until it is stopped, and is a program of its own: the tests of the server start it.</summary>
    private static bool IsServer(string line) => line.StartsWith("./miyaburi serve", StringComparison.Ordinal);

    [GeneratedRegex("```(?:sh)?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fences();
}
