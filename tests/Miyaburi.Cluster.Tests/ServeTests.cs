using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Miyaburi.Waves;

namespace Miyaburi.Cluster.Tests;

/// <summary><c>serve --cluster</c>: what the server is told goes to the silos, and what they know is on its pages.</summary>
public sealed class ServeTests(OneSilo one) : IClassFixture<OneSilo>
{
    private const string Scam = "【J:COM】ご請求書が未払いの状態です。サービスを一時停止する可能性があります。お支払い方法の更新: https://jcom-info.com/";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Reports_GoToTheCluster_AndAreTakenBack()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var server = await ServerProcess.StartAsync(one.Store, one.RedisAddress);
        await FoundAsync(server);
        var id = Guid.NewGuid();
        using var accepted = await SendAsync(server, new { id, text = Scam });
        Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
        var token = (await accepted.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("token").GetString()!;
        // A token begins with the name under which the report is stored.
        var stored = Guid.ParseExact(token[..32], "N");
        Assert.True(await IsStoredAsync(stored));

        using var again = await SendAsync(server, new { id, text = Scam });
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        using var objection = await SendAsync(server, new { id = Guid.NewGuid(), text = Scam, says = "genuine" });
        Assert.Equal(HttpStatusCode.Created, objection.StatusCode);

        using var erased = await EraseAsync(server, token, cancel);
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.False(await IsStoredAsync(stored));
        using var nothing = await EraseAsync(server, token, cancel);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/waves", cancel)).StatusCode);
        Assert.Equal(0, await server.StopAsync());
    }

    /// <summary>The weaver's connection is lost: for a moment it is busy, and nothing worse; then it does what it is asked.</summary>
    [Fact]
    public async Task LostConnection_IsBusy_AndComesBack()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var server = await ServerProcess.StartAsync(one.Store, one.RedisAddress);
        await FoundAsync(server);
        using var accepted = await SendAsync(server, new { id = Guid.NewGuid(), text = Scam + "lost" });
        Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
        var token = (await accepted.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("token").GetString();

        Assert.NotEqual(0, Connections.End(one.Store));
        using var patience = new CancellationTokenSource(Patience);
        HttpStatusCode status;
        while ((status = await ErasedAsync(server, token, patience.Token)) is HttpStatusCode.ServiceUnavailable)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), patience.Token);
        }

        Assert.Equal(HttpStatusCode.NoContent, status);
    }

    [Fact]
    public async Task WithoutASilo_PagesAreServed_AndReportsAreBusy()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var server = await ServerProcess.StartAsync(one.Store, "127.0.0.1:1,abortConnect=true,connectTimeout=500");
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/", cancel)).StatusCode);
        using var report = await SendAsync(server, new { id = Guid.NewGuid(), text = Scam });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, report.StatusCode);
        Assert.Equal(0, await server.StopAsync());
    }

    /// <summary>Waits until the server has found the silos; few reports may be sent, but a token may be tried often.</summary>
    private static async Task FoundAsync(ServerProcess server)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var answer = await EraseAsync(server, "none", patience.Token);
            if (answer.StatusCode is HttpStatusCode.NotFound)
            {
                return;
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            await Task.Delay(TimeSpan.FromMilliseconds(500), patience.Token);
        }
    }

    private static async Task<HttpResponseMessage> EraseAsync(ServerProcess server, string? token, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/v1/reports") { Content = JsonContent.Create(new { token }) };
        return await server.Client.SendAsync(request, cancel);
    }

    private static async Task<HttpStatusCode> ErasedAsync(ServerProcess server, string? token, CancellationToken cancel)
    {
        using var answer = await EraseAsync(server, token, cancel);
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> SendAsync(ServerProcess server, object report) => server.Client.PostAsJsonAsync("/v1/reports", report, TestContext.Current.CancellationToken);

    private async Task<bool> IsStoredAsync(Guid report)
    {
        await using var reader = WaveReader.Open(one.Store, WaveRules.Default);
        return reader.Has(report);
    }
}
