using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Miyaburi.Server.Hosting;
using Miyaburi.Server.Storage;
using Miyaburi.Waves;

namespace Miyaburi.Server.Tests;

/// <summary>How much one client may ask, and whose word about its address counts.</summary>
public sealed class LimitTests
{
    private static readonly string Body = Sample.Json(new { text = "駅前に7時でどう?" });

    [Fact]
    public async Task TooManyChecks_WaitAndSayHowLong()
    {
        await using var server = RunningServer.With(o => o with { ChecksPerMinute = 3 });
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/v1/check", Body)).Status);
        }

        var refused = await server.PostAsync("/v1/check", Body);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("tooManyRequests", refused.Cause);
        Assert.InRange(int.Parse(refused.Header("Retry-After"), System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Contains("少し待って", (await server.PostFormAsync("/check", ("message", "a"))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/v1/brands")).Status);
    }

    /// <summary>Each other question about waves is a look at the store; a page opened before an attack stays as quick as it was.</summary>
    [Theory]
    [InlineData("/v1/waves?on=2022-09-")]
    [InlineData("/v1/waves/2022-09-abcdefg")]
    [InlineData("/v1/waves/2022-09-abcdefg{0}/timeline")]
    [InlineData("/waves?state=new&x=")]
    [InlineData("/en/waves/2022-09-abcdefg")]
    [InlineData("/waves.atom?x=")]
    [InlineData("/v1/waves/digest?x=")]
    public async Task TooManyLooksAtTheStore_WaitAsWell_AndKeepNobodyFromChecking(string path)
    {
        await using var server = RunningServer.With(o => o with { ChecksPerMinute = 3 });
        for (var i = 1; i <= 4; i++)
        {
            var address = path.Contains("{0}", StringComparison.Ordinal) ? path.Replace("{0}", $"{i}", StringComparison.Ordinal) : path + (path.Contains("on=", StringComparison.Ordinal) ? $"0{i}" : $"{i}");
            Assert.Equal(i == 4, (await server.GetAsync(address)).Status is HttpStatusCode.TooManyRequests);
        }

        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/v1/check", Body)).Status);
    }

    [Fact]
    public async Task NamesThatNoWaveHas_DriveOutNoAnswer()
    {
        var folder = Directory.CreateTempSubdirectory("miyaburi-names-").FullName;
        var options = new ServerOptions { Data = Path.Combine(folder, "miyaburi.db"), WaveAnswers = TimeSpan.FromHours(1) };
        await WaveStore.Open(options.WaveStore, WaveRules.Default).DisposeAsync();
        await using (var views = new WaveViews(options, TimeProvider.System))
        {
            Assert.Empty(views.Lines(new WaveFilter(), views.Today, 1));
            Assert.All(["2022-09-abcdefgh", "2022-09-abcdefgk", "x", "2022-09-ABCDEFGH", new string('a', 16)], id => Assert.Null(views.Find(id)));
            Assert.Equal(1, views.Answers);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task ForwardedAddresses_CountOnlyFromConfiguredProxies()
    {
        await using var direct = RunningServer.With(o => o with { ChecksPerMinute = 2 });
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AsManyClientsAsync(direct, 3)).Last());

        await using var behind = RunningServer.With(o => o with { ChecksPerMinute = 2, Proxies = [IPAddress.Loopback] });
        Assert.All(await AsManyClientsAsync(behind, 5), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public void OneNetwork_IsOneClient()
    {
        Assert.Equal(RateLimits.ClientOf(IPAddress.Parse("2001:db8:1:2::1")), RateLimits.ClientOf(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.NotEqual(RateLimits.ClientOf(IPAddress.Parse("2001:db8:1:2::1")), RateLimits.ClientOf(IPAddress.Parse("2001:db8:1:3::1")));
        Assert.Equal("192.0.2.1", RateLimits.ClientOf(IPAddress.Parse("::ffff:192.0.2.1")));
        Assert.NotEqual(RateLimits.ClientOf(IPAddress.Parse("192.0.2.1")), RateLimits.ClientOf(IPAddress.Parse("192.0.2.2")));
    }

    [Fact]
    public async Task MoreChecksThanFit_AreToldThatTheServerIsBusy()
    {
        await using var server = RunningServer.With(o => o with { ChecksAtOnce = 1, ChecksWaiting = 0, ChecksPerMinute = 1_000_000 });
        await server.Services.GetRequiredService<IReportKeeper>().Ready.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        server.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var held = new HeldBody();
        // The body is sent only once the server asks for it, and it asks once the check has its place.
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(server.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/check") { Content = held };
        request.Headers.ExpectContinue = true;
        var first = client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Same(held.Started, await Task.WhenAny(held.Started, first));
        var report = Sample.Json(new { id = Guid.NewGuid(), text = Sample.JcomSms });
        foreach (var (path, body) in new[] { ("/v1/check", Body), ("/v1/check/", Body), ("/V1/Check", Body), ("/v1/reports", report) })
        {
            var further = await server.PostAsync(path, body);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, path), (further.Status, path));
            Assert.Equal("busy", further.Cause);
            Assert.Equal("1", further.Header("Retry-After"));
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.PostFormAsync("/EN/check/", ("message", "a"))).Status);
        Assert.Equal("nothingToRecognise", (await server.PostAsync("/v1/reports", Sample.Json(new { id = Guid.NewGuid(), skeleton = "" }))).Cause);
        held.Finish();
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await server.PostAsync("/v1/reports", report)).Status);
    }

    private static async Task<List<HttpStatusCode>> AsManyClientsAsync(RunningServer server, int clients)
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < clients; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/check") { Content = RunningServer.Content(System.Text.Encoding.UTF8.GetBytes(Body), "application/json") };
            request.Headers.Add("X-Forwarded-For", $"192.0.2.{i + 1}");
            statuses.Add((await server.Client.SendAsync(request)).StatusCode);
        }

        return statuses;
    }

    /// <summary>A body of which one half comes late.</summary>
    private sealed class HeldBody : HttpContent
    {
        private readonly TaskCompletionSource started = new(), finish = new();

        internal HeldBody() => Headers.TryAddWithoutValidation("Content-Type", "application/json");

        internal Task Started => started.Task;

        internal void Finish() => finish.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("{\"text\":"u8.ToArray());
            await stream.FlushAsync();
            started.SetResult();
            await finish.Task;
            await stream.WriteAsync("\"a\"}"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
