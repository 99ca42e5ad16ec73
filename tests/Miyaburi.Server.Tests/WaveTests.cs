using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Miyaburi.Bench;
using Miyaburi.Messages;
using Miyaburi.Server.Api;
using Miyaburi.Server.Hosting;
using Miyaburi.Server.Storage;
using Miyaburi.Signals;
using Miyaburi.Tests;
using Miyaburi.Waves;
using NJsonSchema;

namespace Miyaburi.Server.Tests;

/// <summary>Reports come in, waves come out, and what one reporter says is shown to nobody.</summary>
public sealed class WaveTests
{
    /// <summary>Pages, the API document and the form of the engine say these numbers in words; data/waves.json decides them.</summary>
    [Fact]
    public void WhatPagesSay_IsWhatTheRulesAre()
    {
        var rules = WaveRules.Default;
        Assert.Equal((5, 5, 5, 400), (rules.PublicReporters, rules.HostReporters, rules.ExampleReporters, rules.RetentionDays));
    }

    [Fact]
    public async Task FourNetworks_ShowNothing_TheFifthMakesAWave()
    {
        await using var site = await SiteAsync();
        for (var i = 1; i <= 4; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await ReportAsync(site, $"192.0.{i}.1", Body(hosts: ["jcom-info.com"]))).Status);
            // The same network, whatever it calls itself, is the same reporter.
            Assert.Equal("known", (await ReportAsync(site, $"192.0.{i}.99", Body(hosts: ["jcom-info.com"]))).Json.GetProperty("state").GetString());
        }

        Assert.Equal(0, (await site.GetAsync("/v1/waves")).Json.GetArrayLength());
        Assert.Empty((await site.GetAsync("/waves")).Page.QuerySelectorAll(".wave-item"));
        await ReportAsync(site, "192.0.5.1", Body(hosts: ["jcom-info.com", "www.jcom.co.jp"]));

        var wave = Assert.Single((await site.GetAsync("/v1/waves?brand=jcom&state=new")).Json.EnumerateArray());
        Assert.Equal((5, "new", "jcom"), (wave.GetProperty("count").GetInt32(), wave.GetProperty("state").GetString(), wave.GetProperty("brand").GetString()));
        Assert.Equal(0, (await site.GetAsync("/v1/waves?brand=amazon")).Json.GetArrayLength());
        Assert.Equal(0, (await site.GetAsync("/v1/waves?state=dormant")).Json.GetArrayLength());
        Assert.Equal("unknownValue", (await site.GetAsync("/v1/waves?state=x")).Cause);
        Assert.Equal("unknownValue", (await site.GetAsync("/v1/waves?lure=x")).Cause);

        var id = wave.GetProperty("id").GetString();
        var detail = (await site.GetAsync("/v1/waves/" + id)).Json;
        Assert.Equal(["jcom-info[.]com"], detail.GetProperty("hosts").EnumerateArray().Select(h => h.GetProperty("host").GetString()));
        Assert.Contains("〔リンク〕", detail.GetProperty("example").GetProperty("ja").GetString(), StringComparison.Ordinal);
        Assert.Equal(5, (await site.GetAsync($"/v1/waves/{id}/timeline")).Json.GetProperty("days")[0].GetProperty("count").GetInt32());
        var schema = await ApiSchema.OfAsync(site);
        foreach (var (path, address) in new[] { ("/v1/waves", "/v1/waves"), ("/v1/waves/{id}", "/v1/waves/" + id), ("/v1/waves/{id}/timeline", $"/v1/waves/{id}/timeline"), ("/v1/waves/digest", "/v1/waves/digest") })
        {
            Assert.Empty(await schema.ErrorsAsync("get", path, (await site.GetAsync(address)).Text));
        }

        Assert.Equal("notFound", (await site.GetAsync("/v1/waves/none")).Cause);
        Assert.Equal("notFound", (await site.GetAsync("/v1/waves/none/timeline")).Cause);
    }

    [Fact]
    public async Task Report_IsIdempotent_AndItsTokenDeletesIt()
    {
        await using var site = await SiteAsync();
        var body = Body();
        var first = await ReportAsync(site, "192.0.2.1", body);
        var again = await ReportAsync(site, "198.51.100.1", body);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, again.Status));
        var token = first.Json.GetProperty("token").GetString()!;
        Assert.Equal(token, again.Json.GetProperty("token").GetString());
        Assert.Equal(1, Reports(site));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await ReportAsync(site, "192.0.2.1", Body())).Json.GetProperty("token").ValueKind);

        Assert.Equal(HttpStatusCode.NotFound, (await DeleteAsync(site, token[..^1] + (token[^1] is 'a' ? 'b' : 'a'))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(site, token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await DeleteAsync(site, token)).Status);
        Assert.Equal(0, Reports(site));
    }

    [Fact]
    public async Task Accepted_SurvivesTheServersEnd()
    {
        var store = Path.Combine(Directory.CreateTempSubdirectory("miyaburi-kept-").FullName, "waves.db");
        await using (var site = await SiteAsync(o => o with { Waves = store }))
        {
            await ReportAsync(site, "192.0.2.1", Body());
        }

        await using (var site = await SiteAsync(o => o with { Waves = store }))
        {
            Assert.Equal(1, Reports(site));
        }

        Directory.Delete(Path.GetDirectoryName(store)!, recursive: true);
    }

    [Fact]
    public async Task WhatIsNoReport_IsRefused()
    {
        await using var site = await SiteAsync();
        Assert.Equal("nothingToRecognise", (await ReportAsync(site, "192.0.2.1", new { id = Guid.NewGuid(), skeleton = "短い" })).Cause);
        Assert.Equal("nothingToRecognise", (await ReportAsync(site, "192.0.2.1", new { id = Guid.NewGuid(), text = "明日の会議は10時からに変わりました。会議室は3階です。" })).Cause);
        Assert.Equal("oneInput", (await ReportAsync(site, "192.0.2.1", new { id = Guid.NewGuid() })).Cause);
        Assert.Equal("unknownValue", (await ReportAsync(site, "192.0.2.1", Body(brand: "<b>"))).Cause);
        Assert.Equal("invalidDate", (await ReportAsync(site, "192.0.2.1", Body(on: "2019-01-01"))).Cause);
        Assert.Equal("invalidDate", (await ReportAsync(site, "192.0.2.1", Body(on: "2199-01-01"))).Cause);
        Assert.Equal("unknownValue", (await ReportAsync(site, "192.0.2.1", Body(says: "maybe"))).Cause);
        Assert.Equal("keyNeeded", (await site.PostAsync("/v1/reports", Sample.Json(Body()))).Cause);
        Assert.Equal("keyUnknown", (await ReportAsync(site, "192.0.2.1", Body(), key: "mk_aaaaaaaa_bbbb")).Cause);
        Assert.Equal(0, Reports(site));
    }

    [Fact]
    public async Task Strangers_MaySendLittle_AndAKeyMore()
    {
        await using var site = await SiteAsync(o => o with { FeedbackPerHour = 1 });
        var key = site.Services.GetRequiredService<KeyStore>().Add("gateway", DateTimeOffset.UtcNow);
        Assert.Equal(HttpStatusCode.Created, (await ReportAsync(site, "192.0.2.1", Body())).Status);
        Assert.Equal("tooManyRequests", (await ReportAsync(site, "192.0.2.1", Body())).Cause);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await ReportAsync(site, "192.0.2.1", new { id = Guid.NewGuid(), text = Sample.JcomSms }, key)).Status);
        }

        // One source that the operator gave a key is enough for a wave, and not for an example.
        var wave = Assert.Single((await site.GetAsync("/v1/waves")).Json.EnumerateArray());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await site.GetAsync("/v1/waves/" + wave.GetProperty("id").GetString())).Json.GetProperty("example").ValueKind);
    }

    [Fact]
    public async Task Objection_StandsBesideTheWave()
    {
        await using var site = await SiteAsync();
        await FiveAsync(site);
        var id = (await site.GetAsync("/v1/waves")).Json[0].GetProperty("id").GetString();
        var tokens = new List<string>();
        for (var i = 1; i <= 5; i++)
        {
            Assert.Null(await ObjectionsAsync(site, id));
            Assert.DoesNotContain("判定が違う", (await site.GetAsync("/waves/" + id)).Text, StringComparison.Ordinal);
            // Two of one network are one.
            tokens.Add((await ObjectAsync(site, $"203.0.{i}.1")).GetProperty("token").GetString()!);
            await ObjectAsync(site, $"203.0.{i}.2");
        }

        Assert.Equal(5, await ObjectionsAsync(site, id));
        Assert.Contains("「判定が違う」と伝えた報告元 5。", (await site.GetAsync("/waves/" + id)).Text, StringComparison.Ordinal);
        Assert.Empty(await (await ApiSchema.OfAsync(site)).ErrorsAsync("get", "/v1/waves/{id}", (await site.GetAsync("/v1/waves/" + id)).Text));
        Assert.Equal(5, (await site.GetAsync("/v1/waves/" + id)).Json.GetProperty("wave").GetProperty("count").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(site, tokens[0])).Status);
        Assert.Null(await ObjectionsAsync(site, id));
    }

    [Fact]
    public async Task Digest_IsMadeOfTheStore_AndTheServersChecksKnowIt()
    {
        await using var site = await SiteAsync();
        Assert.Contains("\"brands\": []", (await site.GetAsync("/v1/waves/digest")).Text, StringComparison.Ordinal);
        await FiveAsync(site);
        var digest = await site.GetAsync("/v1/waves/digest");
        var file = digest.Json;
        Assert.Equal("jcom", file.GetProperty("brands")[0].GetProperty("brand").GetString());
        Assert.Equal(1, file.GetProperty("texts").GetArrayLength());
        var schema = await SchemaAsync("wave-digest.schema.json");
        Assert.Empty(schema.Validate(digest.Text));
        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(Repository.Path("data", "waves", "digest.json"), TestContext.Current.CancellationToken)));
        Assert.NotEmpty(schema.Validate("""{"asOf":"2026-01-01","source":"x","brands":[{"brand":"jcom"}],"texts":[]}"""));
        using var unchanged = new HttpRequestMessage(HttpMethod.Get, "/v1/waves/digest");
        unchanged.Headers.TryAddWithoutValidation("If-None-Match", digest.Header("ETag"));
        Assert.Equal(HttpStatusCode.NotModified, (await site.Client.SendAsync(unchanged, TestContext.Current.CancellationToken)).StatusCode);

        site.Services.GetRequiredService<WaveKnowledge>().Refresh();
        var wave = (await site.PostAsync("/v1/check", Sample.Json(new { text = Sample.JcomSms, kind = "sms" }))).Json.GetProperty("wave");
        Assert.Equal(("text", 5), (wave.GetProperty("basis").GetString(), wave.GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task Parameters_AreThoseOfTheSchema()
    {
        var schema = await SchemaAsync("waves.schema.json");
        var file = await File.ReadAllTextAsync(Repository.Path("data", "waves.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(file));
        Assert.NotEmpty(schema.Validate(file.Replace("\"similarity\"", "\"similar\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Feed_TellsOfNewWaves_OfABrandAlone()
    {
        await using var site = await SiteAsync();
        await FiveAsync(site);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        foreach (var (path, entries) in new[] { ("/waves.atom", 1), ("/en/waves.atom?brand=jcom", 1), ("/waves.atom?brand=amazon", 0), ("/waves.atom?lure=delivery", 0) })
        {
            var answer = await site.GetAsync(path);
            Assert.Equal("application/atom+xml; charset=utf-8", answer.Header("Content-Type"));
            Assert.Equal(entries, XDocument.Parse(answer.Text).Root!.Elements(atom + "entry").Count());
        }

        var link = XDocument.Parse((await site.GetAsync("/waves.atom")).Text).Root!.Element(atom + "entry")!.Element(atom + "link")!.Attribute("href")!.Value;
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(new Uri(link).PathAndQuery)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.GetAsync("/waves.atom?brand=nobody")).Status);
    }

    [Fact]
    public async Task Pages_AreValid_AndShowWhatMayBeShown()
    {
        await using var site = await SiteAsync();
        await FiveAsync(site, hosts: ["jcom-info.com"]);
        var id = (await site.GetAsync("/v1/waves")).Json[0].GetProperty("id").GetString();
        foreach (var path in new[] { "/waves", "/waves?brand=jcom&state=new", "/waves?lure=delivery", $"/waves/{id}", $"/waves/{id}?range=30d", $"/waves/{id}?range=1y", "/brands/jcom", "/brands/jcom?range=30d" })
        {
            foreach (var (language, prefix) in new[] { ("ja", ""), ("en", "/en") })
            {
                var answer = await site.GetAsync(prefix + path);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                PageTests.AssertValid(answer.Text, language);
                Assert.DoesNotContain("jcom-info.com", answer.Text, StringComparison.Ordinal);
            }
        }

        var page = (await site.GetAsync("/waves/" + id)).Page;
        Assert.Contains("jcom-info[.]com", page.QuerySelector(".fakes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("〔リンク〕", page.QuerySelector(".example")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("img", page.QuerySelector("svg.timeline")!.GetAttribute("role"));
        Assert.Contains("5件", page.QuerySelector("svg.timeline rect title")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("5件", page.QuerySelector(".timeline-table td")!.TextContent, StringComparison.Ordinal);
        var brand = (await site.GetAsync("/brands/jcom")).Page;
        Assert.Contains(brand.QuerySelectorAll("#timeline .mark title").Select(t => t.TextContent), t => t.StartsWith("2015-10-20", StringComparison.Ordinal));
        Assert.Contains(brand.QuerySelectorAll("#timeline .mark title").Select(t => t.TextContent), t => t.StartsWith("2017:", StringComparison.Ordinal));
        Assert.NotNull(brand.QuerySelector($"#timeline a[href='/waves/{id}']"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("/waves/none")).Status);
    }

    /// <summary>Where there is nothing to count, no scale pretends that there is; words say so.</summary>
    [Fact]
    public async Task Chart_WithoutReports_HasNoScaleAndSaysSo()
    {
        await using var site = await SiteAsync();
        var none = (await site.GetAsync("/brands/jcom")).Page.QuerySelector("#timeline")!;
        Assert.NotNull(none.QuerySelector("svg .mark"));
        Assert.Empty(none.QuerySelectorAll("svg .grid, svg .bar"));
        Assert.DoesNotContain(none.QuerySelectorAll("svg .label"), l => l.TextContent is "0" or "1");
        Assert.Contains("報告がまだありません", none.TextContent, StringComparison.Ordinal);

        await FiveAsync(site);
        Assert.Contains((await site.GetAsync("/brands/jcom")).Page.QuerySelectorAll("#timeline svg .label"), l => l.TextContent is "5");
    }

    [Fact]
    public async Task StoreThatAnotherWrites_IsNoReasonNotToServe()
    {
        var folder = Directory.CreateTempSubdirectory("miyaburi-locked-").FullName;
        var store = Path.Combine(folder, "waves.db");
        await using (WaveStore.Open(store, WaveRules.Default))
        {
            await using var site = RunningServer.With(o => o with { Waves = store });
            Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/waves")).Status);
            Assert.Equal("busy", (await ReportAsync(site, "192.0.2.1", Body())).Cause);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Webhook_IsCalled_ForAWaveThatBegins()
    {
        using var listener = new HttpListener();
        var url = $"http://127.0.0.1:{FreePort.Next()}/";
        listener.Prefixes.Add(url);
        listener.Start();
        var folder = Directory.CreateTempSubdirectory("miyaburi-hooks-").FullName;
        var data = Path.Combine(folder, "miyaburi.db");
        Assert.Equal(2, ServerProcess.Run("webhooks", "add", "me", "no address", "--data", data).Code);
        var added = ServerProcess.Run("webhooks", "add", "me", url, "--brand", "jcom", "--data", data);
        Assert.Equal(0, added.Code);
        await using (var site = await SiteAsync(o => o with { Waves = Path.Combine(folder, "waves.db") }))
        {
            await FiveAsync(site);
            var got = await listener.GetContextAsync().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            using var reader = new StreamReader(got.Request.InputStream);
            var body = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.True(WebhookSignature.IsValid(Convert.FromBase64String(added.Output.Trim()), got.Request.Headers[WebhookSignature.Header]!, body, DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5)));
            got.Response.Close();
        }

        Assert.Contains("me  " + url, ServerProcess.Run("webhooks", "list", "--data", data).Output, StringComparison.Ordinal);
        Assert.Equal(0, ServerProcess.Run("webhooks", "remove", "me", "--data", data).Code);
        Assert.StartsWith("0 waiting", ServerProcess.Run("webhooks", "list", "--data", data).Output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Report_LeavesNoTraceInTheLog()
    {
        await using var site = await SiteAsync();
        var token = (await ReportAsync(site, "192.0.2.77", new { id = Guid.NewGuid(), skeleton = Skeleton() + "zqxsecretword", brand = "jcom" })).Json.GetProperty("token").GetString()!;
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(site, token)).Status);
        Assert.DoesNotContain(token, site.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zqxsecretword", site.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("192.0.2.77", site.Log.Text, StringComparison.Ordinal);
    }

    internal static async Task<RunningServer> SiteAsync(Func<ServerOptions, ServerOptions>? change = null, TimeProvider? clock = null)
    {
        var site = RunningServer.With(o => (change?.Invoke(o) ?? o) with { Proxies = [IPAddress.Loopback] }, clock);
        await site.Services.GetRequiredService<IReportKeeper>().Ready.WaitAsync(TimeSpan.FromMinutes(1));
        return site;
    }

    private static async Task<JsonElement> ObjectAsync(RunningServer site, string address)
    {
        var objection = await ReportAsync(site, address, Body(says: "genuine"));
        Assert.True(objection.Status is HttpStatusCode.Created or HttpStatusCode.OK);
        return objection.Json;
    }

    private static async Task<int?> ObjectionsAsync(RunningServer site, string? wave) =>
        (await site.GetAsync("/v1/waves/" + wave)).Json.GetProperty("objections") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    internal static async Task FiveAsync(RunningServer site, string[]? hosts = null)
    {
        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await ReportAsync(site, $"198.51.{i}.1", Body(hosts: hosts))).Status);
        }
    }

    private static async Task<JsonSchema> SchemaAsync(string name) =>
        await JsonSchema.FromJsonAsync((await File.ReadAllTextAsync(Repository.Path("data", "schema", name))).Replace("$defs", "definitions", StringComparison.Ordinal));

    internal static long Reports(RunningServer site) => Scalar(site, "SELECT count(*) FROM report");

    internal static long Scalar(RunningServer site, string sql)
    {
        using var file = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=" + site.Services.GetRequiredService<ServerOptions>().WaveStore);
        file.Open();
        using var count = file.CreateCommand();
        count.CommandText = sql;
        return (long)count.ExecuteScalar()!;
    }

    internal static string Skeleton()
    {
        var read = (Reading.Read)MessageReader.ReadText(Sample.JcomSms, new ReadOptions { Kind = MessageKind.Sms });
        return Miyaburi.Waves.Skeleton.Of(new Analyzer(EngineData.Embedded).Judge(read.Message, Observations.None, DateTimeOffset.UnixEpoch).Facts);
    }

    internal static object Body(string? brand = "jcom", string? on = null, string? says = null, string[]? hosts = null) =>
        new { id = Guid.NewGuid(), skeleton = Skeleton(), brand, lure = "unpaidBill", on, says, hosts };

    /// <summary>As the site's own page sends it, from an address that a proxy names.</summary>
    internal static async Task<Answer> ReportAsync(RunningServer site, string address, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/reports") { Content = RunningServer.Content(Encoding.UTF8.GetBytes(Sample.Json(body)), "application/json") };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("X-Forwarded-For", address);
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
        }

        return await Answer.OfAsync(await site.Client.SendAsync(request));
    }

    internal static async Task<Answer> DeleteAsync(RunningServer site, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/v1/reports") { Content = RunningServer.Content(Encoding.UTF8.GetBytes(Sample.Json(new { token })), "application/json") };
        return await Answer.OfAsync(await site.Client.SendAsync(request));
    }
}
