using System.Text.RegularExpressions;

namespace Miyaburi.Tests;

/// <summary>Inside the engine only leftward use: Text &lt; Messages &lt; Links &lt; Brands &lt; Signals &lt; Verdicts &lt; Waves &lt; Recovery &lt; Reports.</summary>
public sealed partial class LayerTests
{
    private static readonly string[] Layers = ["Text", "Messages", "Links", "Brands", "Signals", "Verdicts", "Waves", "Recovery", "Reports"];

    /// <summary>Types of the root namespace that compose the layers; no layer may use them.</summary>
    private static readonly string[] Composition = ["Analyzer", "EngineData"];

    public static TheoryData<string> EngineLayers => [.. Layers];

    [Theory]
    [MemberData(nameof(EngineLayers))]
    public void Layer_UsesOnlyLayersToItsLeft(string layer)
    {
        var right = Layers.SkipWhile(l => l != layer).Skip(1).ToArray();
        var violations =
            from file in Directory.EnumerateFiles(Repository.Path("src", "Miyaburi", layer), "*.cs", SearchOption.AllDirectories)
            from line in File.ReadLines(file).Select((text, index) => (Text: Code(text), Number: index + 1))
            from used in right.Where(r => Uses(line.Text, r)).Concat(Composition.Where(c => Regex.IsMatch(line.Text, $@"\b{c}\b")))
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number} uses {used}";
        Assert.Empty(violations);
    }

    [Fact]
    public void MimeKit_IsUsedOnlyInMessages()
    {
        var elsewhere = Directory.EnumerateFiles(Repository.Path("src", "Miyaburi"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Messages{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(f => File.ReadLines(f).Any(l => Code(l).Contains("MimeKit", StringComparison.Ordinal)));
        Assert.Empty(elsewhere);
    }

    [Fact]
    public void Orleans_IsUsedOnlyByTheCluster() =>
        Assert.Equal(["Miyaburi.Cluster"], Projects().Where(p => p.Text.Contains("Microsoft.Orleans.", StringComparison.Ordinal)).Select(p => p.Name));

    [Fact]
    public void Nobody_UsesCliServerOrGateway_ButTheClusterTheServer()
    {
        var users = from project in Projects()
                    from hidden in new[] { "Miyaburi.Cli", "Miyaburi.Server", "Miyaburi.Gateway" }
                    where (project.Name, hidden) is not ("Miyaburi.Cluster", "Miyaburi.Server")
                    where project.Text.Contains($"/{hidden}.csproj", StringComparison.Ordinal)
                    select $"{project.Name} uses {hidden}";
        Assert.Empty(users);
    }

    private static IEnumerable<(string Name, string Text)> Projects() =>
        Directory.EnumerateFiles(Repository.Path("src"), "*.csproj", SearchOption.AllDirectories).Select(f => (Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)));

    private static bool Uses(string line, string layer) =>
        line.Contains($"Miyaburi.{layer};", StringComparison.Ordinal)
        || line.Contains($"Miyaburi.{layer}.", StringComparison.Ordinal)
        || Regex.IsMatch(line, $@"(?<![.\w]){layer}\.[A-Z]");

    private static string Code(string line) => CommentOrText().Replace(line, "");

    [GeneratedRegex(@"//.*$|""[^""]*""")]
    private static partial Regex CommentOrText();
}
