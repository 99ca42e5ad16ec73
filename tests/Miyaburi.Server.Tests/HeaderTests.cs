using System.Net;
using Miyaburi.Server.Hosting;

namespace Miyaburi.Server.Tests;

/// <summary>What every response says to browsers, and which parts other sites' pages may use.</summary>
public sealed class HeaderTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [MemberData(nameof(PageTests.Addresses), MemberType = typeof(PageTests))]
    [InlineData("/nothing")]
    [InlineData("/sitemap.xml")]
    [InlineData("/manifest.webmanifest")]
    [InlineData("/v1/brands")]
    [InlineData("/v1/nothing")]
    public async Task Response_HasTheHeadersThatProtect(string path)
    {
        var answer = await server.GetAsync(path);
        var policy = answer.Header("Content-Security-Policy");
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("require-corp", answer.Header("Cross-Origin-Embedder-Policy"));
        Assert.Equal(path.StartsWith("/v1/", StringComparison.Ordinal) ? "cross-origin" : "same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("", answer.Header("Set-Cookie"));
        Assert.Equal("", answer.Header("Server"));
    }

    [Theory]
    [InlineData("POST", "/v1/check", true)]
    [InlineData("POST", "/v1/plan", true)]
    [InlineData("GET", "/v1/brands", true)]
    [InlineData("GET", "/v1/brands/jcom", true)]
    [InlineData("GET", "/v1/signals", true)]
    [InlineData("GET", "/v1/contacts", true)]
    [InlineData("GET", "/v1/waves", true)]
    [InlineData("GET", "/v1/waves/digest", true)]
    [InlineData("POST", "/v1/reports", false)]
    [InlineData("DELETE", "/v1/reports", false)]
    [InlineData("POST", "/v1/feedback", false)]
    [InlineData("GET", "/v1/feedback", false)]
    [InlineData("DELETE", "/v1/feedback/x", false)]
    [InlineData("POST", "/check", false)]
    [InlineData("GET", "/", false)]
    public async Task OtherSites_MayReadAndCheck_ButNotStore(string method, string path, bool isOpen)
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, path);
        preflight.Headers.Add("Origin", "https://other.example");
        preflight.Headers.Add("Access-Control-Request-Method", method);
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type");
        var answer = await Answer.OfAsync(await server.Client.SendAsync(preflight, TestContext.Current.CancellationToken));
        Assert.Equal(isOpen ? "*" : "", answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("", answer.Header("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Refusals_CanBeReadByOtherSitesToo()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/check") { Content = RunningServer.Content("{"u8.ToArray(), "application/json") };
        request.Headers.Add("Origin", "https://other.example");
        var answer = await Answer.OfAsync(await server.Client.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Metrics_CountChecks_AndAreForThisMachineOnly()
    {
        await server.PostAsync("/v1/check", Sample.Json(new { text = Sample.JcomSms, kind = "sms" }));
        var metrics = (await server.GetAsync("/metrics")).Text;
        Assert.Matches("miyaburi_checks_total\\{[^}]*kind=\"sms\",level=\"scam\"[^}]*\\} [1-9]", metrics);
        Assert.DoesNotContain("jcom-info", metrics, StringComparison.Ordinal);
        using var forwarded = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        forwarded.Headers.Add("X-Forwarded-For", "192.0.2.1");
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.SendAsync(forwarded, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Health_AndReadiness_Answer()
    {
        Assert.Equal("ok\n", (await server.GetAsync("/healthz")).Text);
        Assert.Equal("ready\n", (await server.GetAsync("/readyz")).Text);
    }

    [Fact]
    public void Policy_AllowsTheEngineAndNothingElseBeyondOurOwnFiles() =>
        Assert.Contains("script-src 'self' 'wasm-unsafe-eval';", SecurityHeaders.Policy, StringComparison.Ordinal);
}
