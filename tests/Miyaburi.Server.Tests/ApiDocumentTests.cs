using System.Text;
using System.Text.Json;
using Miyaburi.Tests;

namespace Miyaburi.Server.Tests;

/// <summary>The committed OpenAPI document is the one the server makes. MIYABURI_UPDATE=1 rewrites it.</summary>
public sealed class ApiDocumentTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Document_IsTheCommittedOne()
    {
        var path = Repository.Path("docs", "openapi.json");
        var now = Indented((await server.GetAsync("/openapi/v1.json")).Bytes);
        if (Environment.GetEnvironmentVariable("MIYABURI_UPDATE") == "1")
        {
            await File.WriteAllTextAsync(path, now, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), now);
    }

    [Fact]
    public async Task Document_DescribesEveryEndpointOfTheApi()
    {
        var document = (await server.GetAsync("/openapi/v1.json")).Json;
        Assert.StartsWith("3.1.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name} {p.Name}")).Order(StringComparer.Ordinal);
        Assert.Equal(
            ["delete /v1/feedback/{id}", "delete /v1/reports", "get /v1/brands", "get /v1/brands/{id}", "get /v1/contacts", "get /v1/exposures", "get /v1/feedback", "get /v1/signals", "get /v1/timelines", "get /v1/waves", "get /v1/waves/digest", "get /v1/waves/{id}", "get /v1/waves/{id}/timeline", "post /v1/check", "post /v1/feedback", "post /v1/plan", "post /v1/reports"],
            operations);
        Assert.All(document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()), o => Assert.NotEmpty(o.Value.GetProperty("summary").GetString()!));
    }

    [Fact]
    public async Task ReferencePage_ShowsEveryOperationAndEveryProblem()
    {
        var page = (await server.GetAsync("/en/docs/api")).Page;
        Assert.Equal(17, page.QuerySelectorAll(".operation").Length);
        Assert.Contains("authservId", page.QuerySelector("#check")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("claimedBrand", page.QuerySelector("#check")!.TextContent, StringComparison.Ordinal);
        Assert.All(Hosting.Cause.All, cause => Assert.NotNull(page.QuerySelector("#problem-" + cause.Id)));
    }

    [Fact]
    public async Task Data_IsWhatTheEngineKnows()
    {
        Assert.Equal(EngineData.Embedded.Brands.All.Length, (await server.GetAsync("/v1/brands")).Json.GetArrayLength());
        var brand = (await server.GetAsync("/v1/brands/jcom")).Json;
        var source = brand.GetProperty("conduct")[0].GetProperty("source").GetString()!;
        Assert.Equal(EngineData.Embedded.Brands.Find("jcom")!.Sources[source].Url, brand.GetProperty("sources").GetProperty(source).GetProperty("url").GetString());
        Assert.Equal(Signals.SignalCatalog.All.Length, (await server.GetAsync("/v1/signals")).Json.GetArrayLength());
        var desks = (await server.GetAsync("/v1/contacts")).Json.EnumerateArray().SelectMany(g => g.GetProperty("desks").EnumerateArray()).ToList();
        Assert.Equal(Recovery.RecoveryGuide.Default.Contacts.Length, desks.Count);
        Assert.All(desks, d => Assert.NotEqual(0, d.GetProperty("sources").GetArrayLength()));
        Assert.Equal(Recovery.Exposures.All.Length, (await server.GetAsync("/v1/exposures")).Json.GetArrayLength());
    }

    [Fact]
    public async Task Plan_ComesAsJsonMarkdownAndCalendar()
    {
        var body = Sample.Json(new { did = new[] { "typedCard" }, brand = "jcom", customer = "no", on = "2026-11-28", lures = new[] { "unpaidBill" } });
        var json = (await server.PostAsync("/v1/plan", body)).Json;
        Assert.Equal("2026-11-28", json.GetProperty("on").GetString());
        Assert.Equal("料金の未払い", json.GetProperty("memo")[4].GetProperty("value").GetProperty("ja").GetString());
        Assert.StartsWith("# ", await AsAsync("text/markdown"), StringComparison.Ordinal);
        Assert.StartsWith("BEGIN:VCALENDAR", await AsAsync("text/calendar"), StringComparison.Ordinal);

        async Task<string> AsAsync(string type)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/plan") { Content = RunningServer.Content(Encoding.UTF8.GetBytes(body), "application/json") };
            request.Headers.Accept.ParseAdd(type);
            return (await Answer.OfAsync(await server.Client.SendAsync(request, TestContext.Current.CancellationToken))).Text;
        }
    }

    private static string Indented(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        using var target = new MemoryStream();
        using (var writer = new Utf8JsonWriter(target, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) }))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(target.ToArray()) + "\n";
    }
}
