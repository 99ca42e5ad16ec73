using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Miyaburi.Server.Storage;
using Miyaburi.Tests;

namespace Miyaburi.Server.Tests;

/// <summary><c>serve backup</c>: what it copies while the server writes is whole, and a server goes on with it.</summary>
[Trait("Category", "Slow")]
public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("miyaburi-backup-").FullName;

    private string Copies => Path.Combine(folder, "copies", "today");

    [Fact]
    public async Task Backup_WhileTheServerWrites_IsWholeAndCanBeServed()
    {
        await using var server = RunningServer.With(o => o with { ReportsPerMinute = 1_000_000 });
        await server.Services.GetRequiredService<IReportKeeper>().Ready;
        var key = server.Services.GetRequiredService<KeyStore>().Add("desk", DateTimeOffset.UnixEpoch);
        using var stop = new CancellationTokenSource();
        var written = new Written();
        var writing = Task.Run(() => WriteAsync(server, key, written, stop.Token), TestContext.Current.CancellationToken);
        while (written.Count < 5)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        var before = written.Count;
        var ran = ServerProcess.Run("backup", Copies, "--data", server.DataPath);
        var during = written.Count - before;
        await stop.CancelAsync();
        await writing;
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.True(during > 0, "nothing was written meanwhile");

        Assert.Equal(["miyaburi.db", "waves.db"], Directory.EnumerateFiles(Copies).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.EnumerateFiles(Copies), f => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(f) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), f));
        Assert.InRange(Ask("waves.db", "SELECT count(*) FROM report"), before, written.Count);
        Assert.InRange(Ask("miyaburi.db", "SELECT count(*) FROM feedback"), before, written.Count);
        Assert.Equal(2, Directory.EnumerateFiles(Copies).Count(f => Path.GetFileName(f) is var name && Ask(name, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'") == 1));

        await using var restored = RunningServer.With(o => o with { Data = Path.Combine(Copies, "miyaburi.db") });
        Assert.Equal(HttpStatusCode.OK, await SendAsync(restored, key, HttpMethod.Get, "/v1/feedback", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(restored, "mk_none", HttpMethod.Get, "/v1/feedback", null));
    }

    [Fact]
    public async Task Backup_WritesOverNothing_AndMakesNothingOfNothing()
    {
        await using var server = RunningServer.With(o => o);
        await server.Services.GetRequiredService<IReportKeeper>().Ready;
        Assert.Equal(0, ServerProcess.Run("backup", Copies, "--data", server.DataPath).Code);
        var first = await File.ReadAllBytesAsync(Path.Combine(Copies, "miyaburi.db"), TestContext.Current.CancellationToken);
        server.Services.GetRequiredService<KeyStore>().Add("later", DateTimeOffset.UnixEpoch);
        var again = ServerProcess.Run("backup", Copies, "--data", server.DataPath);
        Assert.Equal(2, again.Code);
        Assert.Contains("is there already", again.Error, StringComparison.Ordinal);
        Assert.Equal(first, await File.ReadAllBytesAsync(Path.Combine(Copies, "miyaburi.db"), TestContext.Current.CancellationToken));

        var none = Path.Combine(folder, "none.db");
        var missing = ServerProcess.Run("backup", Path.Combine(folder, "other"), "--data", none);
        Assert.Equal(2, missing.Code);
        Assert.Contains(none, missing.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(none));
        Assert.False(Directory.Exists(Path.Combine(folder, "other")));
    }

    /// <summary>The commands of docs/deploy.md, on folders of this test: root's copies must become the service's own files.</summary>
    [Fact]
    public async Task CommandsToGoBack_LeaveFilesThatTheServiceCanRead()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "needs root on Linux");
        const string service = "61234";
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(Copies);
        Directory.CreateDirectory(data);
        await File.WriteAllTextAsync(Path.Combine(data, "waves.db-wal"), "of the time before", TestContext.Current.CancellationToken);
        foreach (var name in (string[])["miyaburi.db", "waves.db"])
        {
            await File.WriteAllTextAsync(Path.Combine(Copies, name), name, TestContext.Current.CancellationToken);
            ReverseProxy.Run("chmod", "600", Path.Combine(Copies, name));
        }

        ReverseProxy.Run("chown", service, data);
        var guide = await File.ReadAllTextAsync(Repository.Path("docs", "deploy.md"), TestContext.Current.CancellationToken);
        var commands = guide.Split("systemctl stop miyaburi\n")[1].Split("systemctl start miyaburi")[0]
            .Replace("/var/backups/miyaburi/2026-11-23", Copies, StringComparison.Ordinal).Replace("/var/lib/private/miyaburi", data, StringComparison.Ordinal);
        Assert.DoesNotContain("/var/", commands, StringComparison.Ordinal);
        ReverseProxy.Run("sh", "-euc", commands);

        Assert.Equal(["miyaburi.db", "waves.db"], Directory.EnumerateFiles(data).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.EnumerateFiles(data), f => Assert.Equal(($"{service} 600\n", Path.GetFileName(f)), (ReverseProxy.Run("stat", "-c", "%u %a", f), File.ReadAllText(f))));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>One feedback and one report in turn, as fast as they are taken.</summary>
    private static async Task WriteAsync(RunningServer server, string key, Written written, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Assert.Equal(HttpStatusCode.Created, await SendAsync(server, key, HttpMethod.Post, "/v1/feedback", Sample.Json(new { level = "scam", opinion = "genuine" })));
            Assert.Equal(HttpStatusCode.Created, await SendAsync(server, key, HttpMethod.Post, "/v1/reports", Sample.Json(new { id = Guid.NewGuid(), text = $"{Sample.JcomSms}{written.Count}" })));
            written.Count++;
        }
    }

    private static async Task<HttpStatusCode> SendAsync(RunningServer server, string key, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : RunningServer.Content(Encoding.UTF8.GetBytes(body), "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await server.Client.SendAsync(request);
        return answer.StatusCode;
    }

    private long Ask(string name, string sql)
    {
        using var open = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Copies, name), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        open.Open();
        using var command = open.CreateCommand();
#pragma warning disable CA2100 // Constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>How many of each were acknowledged.</summary>
    private sealed class Written
    {
        internal volatile int Count;
    }
}
