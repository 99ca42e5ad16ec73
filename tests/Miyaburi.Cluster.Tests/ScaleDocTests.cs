using System.Diagnostics;
using Miyaburi.Cluster.Bench;
using Miyaburi.Cluster.Commands;
using Miyaburi.Tests;

namespace Miyaburi.Cluster.Tests;

/// <summary>docs/scale.md says what the programs do.</summary>
public sealed class ScaleDocTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.Path("docs", "scale.md"));

    [Fact]
    public void EveryClusterCommand_IsUnderstood()
    {
        var commands = Lines.Where(l => l.StartsWith("./miyaburi cluster ", StringComparison.Ordinal)).ToList();
        Assert.True(commands.Count >= 4);
        Assert.All(commands, c => Assert.Empty(Root.Build().Parse(Words(c)[1..]).Errors));
    }

    [Fact]
    public void SizingTable_IsWhatTheCommandPrints()
    {
        var printed = new StringWriter();
        Sizing.Print([], printed);
        var from = Array.FindIndex(Lines, l => l.StartsWith("    siloUs", StringComparison.Ordinal));
        Assert.Equal(
            printed.ToString().TrimEnd().Split('\n'),
            Lines.Skip(from).TakeWhile(l => l.StartsWith("    ", StringComparison.Ordinal)).Select(l => l[4..]));
    }

    [Fact]
    public Task SiloWithoutAStore_SaysSoInOneLine() =>
        SaysInOneLineAsync("miyaburi cluster: ", "cluster", "silo", "--store", "Host=127.0.0.1;Port=1;Username=nobody", "--redis", "127.0.0.1:1");

    [Fact]
    public Task ServerWithAStoreOfItsOwn_SaysThatItNeedsTheSharedOne() =>
        SaysInOneLineAsync("miyaburi serve: --cluster needs", "serve", "--cluster", "127.0.0.1:1", "--waves", "waves.db");

    private static async Task SaysInOneLineAsync(string beginning, params string[] arguments)
    {
        using var silo = Process.Start(new ProcessStartInfo("dotnet", [typeof(Root).Assembly.Location, .. arguments]) { RedirectStandardError = true })!;
        var error = await silo.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await silo.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, silo.ExitCode);
        Assert.StartsWith(beginning, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>Words as a shell splits them; only double quotes are used.</summary>
    private static string[] Words(string command) =>
        [.. command.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
