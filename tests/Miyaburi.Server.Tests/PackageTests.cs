using System.Net;
using Miyaburi.Tests;

namespace Miyaburi.Server.Tests;

/// <summary>The tarball as docs/deploy.md describes it: made, unpacked, started, put behind nginx.</summary>
[Trait("Category", "Slow")]
public sealed class PackageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("miyaburi-package-").FullName;

    [Fact]
    public async Task Tarball_RunsAsItsUnitSays_BehindNginx()
    {
        var tarball = ReverseProxy.Run("tools/package-server", folder, "linux-x64", Repository.Path("artifacts", "web", "wwwroot")).Trim();
        ReverseProxy.Run("tar", "-xzf", tarball, "-C", folder);
        var package = Path.ChangeExtension(Path.ChangeExtension(tarball, null), null);
        Assert.Equal(["LICENSE", "THIRD-PARTY.md", "bin", "deploy", "deploy.md", "web"], Directory.EnumerateFileSystemEntries(package).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        var unit = await File.ReadAllTextAsync(Path.Combine(package, "deploy", "miyaburi.service"), TestContext.Current.CancellationToken);
        AssertUnit(unit, package);
        var (program, args) = CommandOf(unit, package);
        var reported = Path.Combine(folder, "fake-hosts.csv");
        await File.WriteAllTextAsync(reported, "date,URL,description\n2026-01-02 03:04:05,https://jcom-package.example.top/a,J:COM\n", TestContext.Current.CancellationToken);
        using var server = new ServerProcess(program, [], [.. args, "--fake-hosts", reported]);
        ReverseProxy.Run(program, "keys", "add", "someone", "--data", Path.Combine(folder, "keys.db"));
        using var direct = new HttpClient { BaseAddress = new Uri(server.Address) };
        Assert.Equal("ready\n", await direct.GetStringAsync("/readyz", TestContext.Current.CancellationToken));
        ReverseProxy.Run(program, "backup", Path.Combine(folder, "backup"), "--data", server.Data);
        Assert.Equal(["miyaburi.db", "waves.db"], Directory.EnumerateFiles(Path.Combine(folder, "backup")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("jcom-package[.]example[.]top", await direct.GetStringAsync("/brands/jcom", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var nginx = await ReverseProxy.NginxAsync(folder, Path.Combine(package, "deploy", "nginx.conf"), new Uri(server.Address).Port);
        using var client = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=miyaburi.example" }, AllowAutoRedirect = false }) { BaseAddress = new Uri($"https://127.0.0.1:{nginx.Port}") };
        client.DefaultRequestHeaders.Host = "miyaburi.example";
        var home = await Answer.OfAsync(await client.GetAsync("/", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.Equal("https://miyaburi.example/", home.Page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.StartsWith("max-age=", home.Header("Strict-Transport-Security"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/metrics", TestContext.Current.CancellationToken)).StatusCode);
        using var form = new FormUrlEncodedContent([new("message", Sample.JcomSms), new("kind", "sms")]);
        Assert.Contains("詐欺と判断しました", (await Answer.OfAsync(await client.PostAsync("/check", form, TestContext.Current.CancellationToken))).Text, StringComparison.Ordinal);
        server.Terminate();
        Assert.Equal(0, server.WaitForExit());
    }

    [Fact]
    public void Caddyfile_IsValid() => ReverseProxy.Run("caddy", "validate", "--adapter", "caddyfile", "--config", Repository.Path("tools", "deploy", "Caddyfile"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The unit with the paths of the unpacked tarball instead of those it is installed to.</summary>
    private void AssertUnit(string unit, string package)
    {
        var path = Path.Combine(folder, "miyaburi.service");
        File.WriteAllText(path, unit.Replace("/opt/miyaburi", package, StringComparison.Ordinal));
        File.Copy(Path.Combine(package, "deploy", "miyaburi.socket"), Path.Combine(folder, "miyaburi.socket"));
        ReverseProxy.Run("systemd-analyze", "verify", "--man=no", path, Path.Combine(folder, "miyaburi.socket"));
    }

    private static (string Program, string[] Args) CommandOf(string unit, string package)
    {
        var words = unit.Split('\n').Single(l => l.StartsWith("ExecStart=", StringComparison.Ordinal))["ExecStart=".Length..].Replace("/opt/miyaburi", package, StringComparison.Ordinal).Split(' ');
        // The port is left to the test: 8080 may be taken.
        return (words[0], [.. words.Skip(1).Where((w, i) => w is not "--urls" && words[i] is not "--urls")]);
    }
}
