using System.Net;
using Microsoft.Data.Sqlite;
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
        var address = $"http://127.0.0.1:{Random.Shared.Next(20000, 30000)}/";
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
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Queues what the wave's beginning tells, as after all tries but one.</summary>
    private async Task LetOneTryBeLeftAsync(Uri address)
    {
        using var client = new HttpClient();
        await using var hooks = Webhooks.Open(Store, client, TimeProvider.System);
        hooks.Subscribe(new Subscription("desk", address, new byte[32], "jcom", null, DateOnly.MinValue));
        Assert.Equal(1, hooks.Queue());
        using var open = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Store, Pooling = false }.ToString());
        open.Open();
        using var command = open.CreateCommand();
        command.CommandText = $"UPDATE delivery SET tries = {Webhooks.MostTries - 1}";
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
