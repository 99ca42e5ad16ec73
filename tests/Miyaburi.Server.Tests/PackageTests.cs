using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
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
        var tarball = Run("tools/package-server", folder, "linux-x64", Repository.Path("artifacts", "web", "wwwroot")).Trim();
        Run("tar", "-xzf", tarball, "-C", folder);
        var package = Path.ChangeExtension(Path.ChangeExtension(tarball, null), null);
        Assert.Equal(["LICENSE", "THIRD-PARTY.md", "bin", "deploy", "deploy.md", "web"], Directory.EnumerateFileSystemEntries(package).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        var unit = await File.ReadAllTextAsync(Path.Combine(package, "deploy", "miyaburi.service"), TestContext.Current.CancellationToken);
        AssertUnit(unit, package);
        var (program, args) = CommandOf(unit, package);
        var reported = Path.Combine(folder, "fake-hosts.csv");
        await File.WriteAllTextAsync(reported, "date,URL,description\n2026-01-02 03:04:05,https://jcom-package.example.top/a,J:COM\n", TestContext.Current.CancellationToken);
        using var server = new ServerProcess(program, [], [.. args, "--fake-hosts", reported]);
        Run(program, "keys", "add", "someone", "--data", Path.Combine(folder, "keys.db"));
        using var direct = new HttpClient { BaseAddress = new Uri(server.Address) };
        Assert.Equal("ready\n", await direct.GetStringAsync("/readyz", TestContext.Current.CancellationToken));
        Run(program, "backup", Path.Combine(folder, "backup"), "--data", server.Data);
        Assert.Equal(["miyaburi.db", "waves.db"], Directory.EnumerateFiles(Path.Combine(folder, "backup")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("jcom-package[.]example[.]top", await direct.GetStringAsync("/brands/jcom", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var nginx = await StartNginxAsync(package, new Uri(server.Address).Port);
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
    public void Caddyfile_IsValid() => Run("caddy", "validate", "--adapter", "caddyfile", "--config", Repository.Path("tools", "deploy", "Caddyfile"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The unit with the paths of the unpacked tarball instead of those it is installed to.</summary>
    private void AssertUnit(string unit, string package)
    {
        var path = Path.Combine(folder, "miyaburi.service");
        File.WriteAllText(path, unit.Replace("/opt/miyaburi", package, StringComparison.Ordinal));
        File.Copy(Path.Combine(package, "deploy", "miyaburi.socket"), Path.Combine(folder, "miyaburi.socket"));
        Run("systemd-analyze", "verify", "--man=no", path, Path.Combine(folder, "miyaburi.socket"));
    }

    private static (string Program, string[] Args) CommandOf(string unit, string package)
    {
        var words = unit.Split('\n').Single(l => l.StartsWith("ExecStart=", StringComparison.Ordinal))["ExecStart=".Length..].Replace("/opt/miyaburi", package, StringComparison.Ordinal).Split(' ');
        // The port is left to the test: 8080 may be taken.
        return (words[0], [.. words.Skip(1).Where((w, i) => w is not "--urls" && words[i] is not "--urls")]);
    }

    private async Task<Nginx> StartNginxAsync(string package, int upstream)
    {
        Run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=miyaburi.example", "-keyout", Path.Combine(folder, "key.pem"), "-out", Path.Combine(folder, "cert.pem"));
        var port = FreePort();
        var site = (await File.ReadAllTextAsync(Path.Combine(package, "deploy", "nginx.conf")))
            .Replace("/etc/letsencrypt/live/miyaburi.example/fullchain.pem", Path.Combine(folder, "cert.pem"), StringComparison.Ordinal)
            .Replace("/etc/letsencrypt/live/miyaburi.example/privkey.pem", Path.Combine(folder, "key.pem"), StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{FreePort()};", StringComparison.Ordinal)
            .Replace("listen [::]:80;", "", StringComparison.Ordinal)
            .Replace("listen 443 ssl http2;", $"listen 127.0.0.1:{port} ssl http2;", StringComparison.Ordinal)
            .Replace("listen [::]:443 ssl http2;", "", StringComparison.Ordinal)
            .Replace("127.0.0.1:8080", $"127.0.0.1:{upstream}", StringComparison.Ordinal);
        var configuration = Path.Combine(folder, "nginx.conf");
        var temporary = string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(p => $"{p}_temp_path {folder}/{p};\n"));
        await File.WriteAllTextAsync(configuration, $"pid {folder}/nginx.pid;\nerror_log {folder}/error.log;\ndaemon off;\nevents {{}}\nhttp {{\n{temporary}{site}}}\n");
        Run("nginx", "-t", "-c", configuration, "-p", folder);
        var process = Process.Start(new ProcessStartInfo("nginx", ["-c", configuration, "-p", folder]) { RedirectStandardError = true })!;
        await WaitForAsync(port);
        return new Nginx(process, port);
    }

    private static async Task WaitForAsync(int port)
    {
        for (var i = 0; i < 100; i++)
        {
            try
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        Assert.Fail("nginx did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program.Contains('/', StringComparison.Ordinal) && !Path.IsPathRooted(program) ? Repository.Path(program) : program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{program} {string.Join(' ', args)}: {process.ExitCode}\n{output}{error.GetAwaiter().GetResult()}"));
        return output;
    }

    private sealed record Nginx(Process Process, int Port) : IDisposable
    {
        public void Dispose()
        {
            // The master ends its workers; killing it would leave them.
            using var quit = System.Diagnostics.Process.Start("kill", ["-TERM", Process.Id.ToString(CultureInfo.InvariantCulture)]);
            Process.WaitForExit();
            Process.Dispose();
        }
    }
}
