using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Miyaburi.Server.Storage;

namespace Miyaburi.Server.Tests;

/// <summary>"This verdict is wrong" keeps what was agreed to and nothing else, and goes away with its token.</summary>
public sealed class FeedbackTests(RunningServer server) : IClassFixture<RunningServer>
{
    private FeedbackStore Store => server.Services.GetRequiredService<FeedbackStore>();

    [Fact]
    public async Task OwnPage_MaySend_AndTakeBack()
    {
        var sent = await SendAsync(new { level = "scam", opinion = "genuine", brand = "jcom", findings = new[] { "ID01", "ID01", "<b>", "ZZ99" }, text = "本物でした", consentText = true, lang = "ja" }, ownPage: true);
        Assert.Equal(HttpStatusCode.Created, sent.Status);
        var id = sent.Json.GetProperty("id").GetString()!;
        var kept = Store.List(100).Single(f => f.Id == id).Said;
        Assert.Equal(["ID01"], kept.Findings);
        Assert.Equal("本物でした", kept.Text);

        Assert.Equal("notFound", (await DeleteAsync(id, "wrong")).Cause);
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(id, sent.Json.GetProperty("token").GetString()!)).Status);
        Assert.DoesNotContain(Store.List(100), f => f.Id == id);
    }

    [Fact]
    public async Task Text_NeedsConsent()
    {
        Assert.Equal("consentNeeded", (await SendAsync(new { level = "scam", opinion = "genuine", text = "a" }, ownPage: true)).Cause);
        Assert.Equal("tooLong", (await SendAsync(new { level = "scam", opinion = "genuine", text = new string('a', 2001), consentText = true }, ownPage: true)).Cause);
        var without = await SendAsync(new { level = "scam", opinion = "genuine" }, ownPage: true);
        Assert.Null(Store.List(100).Single(f => f.Id == without.Json.GetProperty("id").GetString()).Said.Text);
    }

    [Fact]
    public async Task OtherPrograms_NeedAValidKey()
    {
        var keys = server.Services.GetRequiredService<KeyStore>();
        var body = new { level = "suspicious", opinion = "scam" };
        Assert.Equal("keyNeeded", (await SendAsync(body)).Cause);
        Assert.Equal("keyUnknown", (await SendAsync(body, key: "mk_aaaaaaaa_bbbb")).Cause);
        var key = keys.Add("tester", DateTimeOffset.UtcNow);
        Assert.Equal("keyUnknown", (await SendAsync(body, key: key[..^1] + (key[^1] is 'A' ? 'B' : 'A'))).Cause);
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(body, key: key)).Status);
        Assert.Equal("keyNeeded", (await server.GetAsync("/v1/feedback")).Cause);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(null, key: key)).Status);
        Assert.True(keys.Revoke(key[3..11], DateTimeOffset.UtcNow));
        Assert.False(keys.Revoke(key[3..11], DateTimeOffset.UtcNow));
        Assert.Equal("keyUnknown", (await SendAsync(body, key: key)).Cause);
    }

    [Fact]
    public async Task Form_WithoutScript_WorksAndLeavesTheTextOutWithoutConsent()
    {
        var result = await server.PostFormAsync("/check", ("message", Sample.JcomSms), ("kind", "sms"));
        var form = (IHtmlFormElement)result.Page.QuerySelector("form#feedback-form")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!));
        var thanks = await server.PostFormAsync("/feedback", [.. hidden, ("opinion", "genuine"), ("text", "zqx-not-agreed")]);
        PageTests.AssertValid(thanks.Text, "ja");
        Assert.Contains("文章は保存していません", thanks.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Store.List(100), f => f.Said.Text is "zqx-not-agreed");

        var delete = (IHtmlFormElement)thanks.Page.QuerySelector("form")!;
        var before = Store.List(1000).Count;
        var deleted = await server.PostFormAsync(delete.GetAttribute("action")!, [.. delete.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!))]);
        Assert.Contains("消しました", deleted.Text, StringComparison.Ordinal);
        Assert.Equal(before - 1, Store.List(1000).Count);
    }

    [Fact]
    public async Task TooMuch_IsRefused()
    {
        await using var strict = RunningServer.With(o => o with { FeedbackPerHour = 1 });
        var fields = new[] { ("level", "scam"), ("opinion", "genuine") };
        Assert.Equal(HttpStatusCode.OK, (await strict.PostFormAsync("/feedback", fields)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await strict.PostFormAsync("/feedback", fields)).Status);
    }

    private async Task<Answer> SendAsync(object? body, bool ownPage = false, string? key = null)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, "/v1/feedback");
        request.Content = body is null ? null : RunningServer.Content(System.Text.Encoding.UTF8.GetBytes(Sample.Json(body)), "application/json");
        if (ownPage)
        {
            request.Headers.Add("Origin", server.Address);
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
        }

        return await Answer.OfAsync(await server.Client.SendAsync(request));
    }

    private async Task<Answer> DeleteAsync(string id, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/v1/feedback/" + id) { Content = RunningServer.Content(System.Text.Encoding.UTF8.GetBytes(Sample.Json(new { token })), "application/json") };
        return await Answer.OfAsync(await server.Client.SendAsync(request));
    }
}
