using Miyaburi.Tests;

namespace Miyaburi.Server.Tests;

/// <summary><c>./miyaburi serve</c> builds what is missing and answers.</summary>
public sealed class LauncherTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Serve_BuildsAndAnswers()
    {
        using var server = new ServerProcess(Repository.Path("miyaburi"), ["serve"]);
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        Assert.Contains("<form id=\"check\"", await client.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        server.Terminate();
        Assert.Equal(0, server.WaitForExit());
    }
}
