using Miyaburi.Tests;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>The packages, made once for all their tests.</summary>
public sealed class BuiltPackage : IAsyncLifetime
{
    private readonly Scratch scratch = new();

    internal string Deb => Assert.Single(Directory.GetFiles(scratch.At("out"), "*.deb"));

    internal string Tarball => Assert.Single(Directory.GetFiles(scratch.At("out"), "*.tar.gz"));

    public async ValueTask InitializeAsync()
    {
        var made = await Tool.RunAsync(Repository.Path("tools", "package-gateway", "package-gateway"), scratch.At("out"));
        Assert.True(made.Code == 0, made.Output + made.Error);
    }

    public ValueTask DisposeAsync()
    {
        scratch.Dispose();
        return ValueTask.CompletedTask;
    }
}
