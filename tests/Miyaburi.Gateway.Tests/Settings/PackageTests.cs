using Miyaburi.Tests;

namespace Miyaburi.Gateway.Tests.Settings;

/// <summary>The package as an administrator installs it.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Package_HoldsAProgramThatAnswers()
    {
        var made = await Tool.RunAsync(Repository.Path("tools", "package-gateway", "package-gateway"), scratch.At("out"));
        Assert.True(made.Code == 0, made.Output + made.Error);
        var package = Assert.Single(Directory.GetFiles(scratch.At("out"), "*.deb"));
        Assert.Single(Directory.GetFiles(scratch.At("out"), "*.tar.gz"));
        Assert.Equal(0, (await Tool.RunAsync("dpkg-deb", "-x", package, scratch.At("root"))).Code);
        var program = scratch.At("root/usr/bin/miyaburi-gateway");
        var check = await Tool.RunAsync(program, "gateway", "--config", scratch.At("root/etc/miyaburi/gateway.json"), "--check");
        Assert.True(check.Code == 0, check.Error);
        Assert.True(File.Exists(scratch.At("root/usr/lib/miyaburi-gateway/libcoreclr.so")), "The runtime is not in the package.");
        var unit = await File.ReadAllTextAsync(scratch.At("root/usr/lib/systemd/system/miyaburi-gateway.service"));
        Assert.Contains("ExecStart=/usr/bin/miyaburi-gateway gateway --config /etc/miyaburi/gateway.json", unit, StringComparison.Ordinal);
        var verified = await Tool.RunAsync("systemd-analyze", "verify", scratch.Write("miyaburi-gateway.service", unit.Replace("/usr/bin/miyaburi-gateway", program, StringComparison.Ordinal)));
        Assert.DoesNotContain("miyaburi-gateway.service", verified.Output + verified.Error, StringComparison.Ordinal);

        var port = Ports.Free();
        var config = scratch.Write("gateway.json", $$"""{ "doors": { "spamd": { "listen": ["127.0.0.1:{{port}}"] } } }""");
        await using var gateway = await GatewayProcess.StartAsync(config, program);
        Assert.Equal(1, (await Tool.RunWithAsync(Sample.Scam, "spamc", "-d", "127.0.0.1", "-p", $"{port}", "-c")).Code);
    }
}
