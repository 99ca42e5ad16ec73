using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Miyaburi.Bench;
using Miyaburi.Waves;

namespace Miyaburi.Server.Tests;

/// <summary>A webhook whose receiver never takes what it is sent: the log tells of it, and keeps the address to itself.</summary>
public sealed class WebhookTests : IDisposable
{
    private const string Secret = "zqxsecretword";
    private readonly string folder = Directory.CreateTempSubdirectory("miyaburi-aside-").FullName;

    private string Store => Path.Combine(folder, "waves.db");

    [Fact]
    public async Task DeliveryPutAside_IsWarnedOf_WithoutTheAddress()
    {
        using var listener = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort.Next()}/";
        listener.Prefixes.Add(address);
        listener.Start();
        await using (var before = await WaveTests.SiteAsync(o => o with { Waves = Store }))
        {
            await WaveTests.FiveAsync(before);
        }

        await LetOneTryBeLeftAsync(new Uri($"{address}{Secret}?key={Secret}"));
        await using var site = await WaveTests.SiteAsync(o => o with { Waves = Store });
        var got = await listener.GetContextAsync().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Contains(Secret, got.Request.RawUrl, StringComparison.Ordinal);
        got.Response.StatusCode = (int)HttpStatusCode.Gone;
        got.Response.Close();
        for (var i = 0; i < 100 && !site.Log.Text.Contains("put aside", StringComparison.Ordinal); i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Contains("Webhook desk: 1 put aside after the last try (answer: 410)", site.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, site.Log.Text, StringComparison.Ordinal);
        var listed = ServerProcess.Run("webhooks", "list", "--data", Path.Combine(folder, "miyaburi.db"), "--waves", Store).Output;
        Assert.Contains(listed.Split('\n'), line => line.StartsWith("desk ", StringComparison.Ordinal) && line.Contains("0 waiting, 0 delivered, 1 given up", StringComparison.Ordinal));
    }

    /// <summary>One takes the call and never answers; the other is called before anybody runs out of patience with the first.</summary>
    [Fact]
    public async Task ReceiverThatHangs_HoldsUpNobodyElse()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using (var before = await WaveTests.SiteAsync(o => o with { Waves = Store }))
        {
            await WaveTests.FiveAsync(before);
        }

        using var hanging = new TcpListener(IPAddress.Loopback, 0);
        hanging.Start();
        using var healthy = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort.Next()}/";
        healthy.Prefixes.Add(address);
        healthy.Start();
        await using (var hooks = Webhooks.Open(Store, TimeProvider.System))
        {
            hooks.Subscribe(new Subscription("a hangs", new Uri($"http://{hanging.LocalEndpoint}/"), new byte[32], "jcom", null, DateOnly.MinValue));
            hooks.Subscribe(new Subscription("b answers", new Uri(address), new byte[32], "jcom", null, DateOnly.MinValue));
            Assert.Equal(2, hooks.Queue());
        }

        await using var site = await WaveTests.SiteAsync(o => o with { Waves = Store, PublicUrl = new("https://miyaburi.example/scams/") });
        using var caller = await hanging.AcceptTcpClientAsync(cancel);
        var gaveUp = HangUpAsync(caller);
        var called = healthy.GetContextAsync();
        Assert.Same(called, await Task.WhenAny(called, gaveUp));
        using var body = new StreamReader((await called).Request.InputStream);
        Assert.Contains("\"url\":\"https://miyaburi.example/scams/waves/", await body.ReadToEndAsync(cancel), StringComparison.Ordinal);
        (await called).Response.Close();
    }

    [Theory]
    [InlineData("--lure", "unpaidbil", "did you mean unpaidBill")]
    [InlineData("--lure", "unpaid", "did you mean unpaidBill")]
    [InlineData("--lure", "zzz", "no lure has the id zzz")]
    [InlineData("--brand", "jcon", "did you mean jcom")]
    public void WebhookThatCouldNeverBeCalled_IsNotAdded(string option, string id, string said)
    {
        var data = Path.Combine(folder, "miyaburi.db");
        var (code, _, error) = ServerProcess.Run("webhooks", "add", "me", "https://example.jp/", option, id, "--data", data);
        Assert.Equal(2, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.DoesNotContain("example.jp", ServerProcess.Run("webhooks", "list", "--data", data).Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Ends when the caller ends the connection.</summary>
    private static async Task HangUpAsync(TcpClient caller)
    {
        try
        {
            var bytes = new byte[4096];
            while (await caller.GetStream().ReadAsync(bytes) > 0)
            {
                // What is sent is of no interest.
            }
        }
        catch (IOException)
        {
            // Hung up without a farewell.
        }
    }

    /// <summary>Queues what the wave's beginning tells, as after all tries but one.</summary>
    private async Task LetOneTryBeLeftAsync(Uri address)
    {
        await using var hooks = Webhooks.Open(Store, TimeProvider.System);
        hooks.Subscribe(new Subscription("desk", address, new byte[32], "jcom", null, DateOnly.MinValue));
        Assert.Equal(1, hooks.Queue());
        using var open = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Store, Pooling = false }.ToString());
        open.Open();
        using var command = open.CreateCommand();
        command.CommandText = $"UPDATE delivery SET tries = {Webhooks.MostTries - 1}";
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
