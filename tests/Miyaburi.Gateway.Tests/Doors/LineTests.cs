using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Miyaburi.Gateway.Doors.Line;
using Miyaburi.Recovery;
using Miyaburi.Tests;

namespace Miyaburi.Gateway.Tests.Doors;

/// <summary>The LINE bot: webhooks signed as LINE's own SDK confirms, answers to a local copy of the API's endpoints.</summary>
public sealed class LineTests : IAsyncLifetime
{
    private const string Secret = "channel-secret-of-the-test";
    private const string Scam = "【J:COM】請求書が未払いです。本日中にお支払いがない場合、サービスを停止します。 https://jcom.co.jp-acc.one/login";

    private readonly Scratch scratch = new();
    private readonly int port = FreePort.Next();
    private readonly HttpClient http = new();
    private LineApi api = null!;
    private RunningGateway gateway = null!;

    public async ValueTask InitializeAsync()
    {
        api = await LineApi.StartAsync(await File.ReadAllBytesAsync(Repository.Path("tests", "Miyaburi.Gateway.Tests", "Fixtures", "jcom-sms.png")));
        gateway = await RunningGateway.StartAsync($$"""
            { "doors": { "line": {
                "listen": ["127.0.0.1:{{port}}"], "ocr": "tesseract",
                "channelSecretFile": "{{scratch.Write("secret", Secret + "\n")}}", "accessTokenFile": "{{scratch.Write("token", "access-token\n")}}",
                "api": "http://127.0.0.1:{{api.Port}}", "dataApi": "http://127.0.0.1:{{api.Port}}" } } }
            """);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await gateway.DisposeAsync();
        await api.DisposeAsync();
        scratch.Dispose();
    }

    [Fact]
    public async Task Text_IsJudgedAndQuickRepliesLeadThroughThePlan()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Event("e1", Message(Scam))));
        var verdict = await api.NextAsync();
        Assert.Equal("Bearer access-token", verdict.Authorization);
        Assert.Equal("/v2/bot/message/reply", verdict.Path);
        Assert.Equal("token-e1", verdict.Body.GetProperty("replyToken").GetString());
        Assert.StartsWith("詐欺と判断しました。", verdict.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", verdict.Text, StringComparison.Ordinal);
        Assert.InRange(verdict.Choices.Count, 5, 13);
        Assert.All(verdict.Choices, c => Assert.InRange(c.GetProperty("label").GetString()!.Length, 1, 20));

        var typedCard = verdict.Choices.Single(c => c.GetProperty("label").GetString() == "カード番号を入れた");
        await PostAsync(Event("e2", Postback(typedCard.GetProperty("data").GetString()!)));
        var plan = await api.NextAsync();
        Assert.StartsWith("■ 今すぐ", plan.Text, StringComparison.Ordinal);
        Assert.Contains("カード", plan.Text, StringComparison.Ordinal);
        Assert.Matches("\n■ してはいけないこと\n× .*リンクを開かない", plan.Text);
        var next = plan.Choices.First(c => c.GetProperty("label").GetString()!.StartsWith("次:", StringComparison.Ordinal));
        await PostAsync(Event("e3", Postback(next.GetProperty("data").GetString()!)));
        var today = await api.NextAsync();
        Assert.StartsWith("■ 今日のうちに", today.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("してはいけないこと", today.Text, StringComparison.Ordinal);
    }

    /// <summary>Whatever was done, and in either language: a message takes 5,000 letters.</summary>
    [Theory]
    [InlineData(Language.Ja, "■ してはいけないこと")]
    [InlineData(Language.En, "■ What not to do")]
    public void LongestPlan_IsSaidWhole(Language language, string donts)
    {
        var did = LineChoice.Exposures.Concat(LineChoice.RarerExposures).Select(e => e.What).ToImmutableHashSet();
        var plan = PlanBuilder.Build(RecoveryGuide.Default, new PlanRequest { Exposures = did, On = new DateOnly(2026, 11, 28) });
        var parts = plan.Sections.Select((_, i) => LinePlan.Part(plan, i, did, language).Text).ToList();
        Assert.Contains(donts, parts[0], StringComparison.Ordinal);
        Assert.All(parts, p => Assert.InRange(p.Length, 1, LineClient.MostText));
    }

    [Fact]
    public async Task WrongSignature_IsRefused()
    {
        var body = Encoding.UTF8.GetBytes(Event("e1", Message(Scam)));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(body, signature: null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(body, Convert.ToBase64String(new byte[32])));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync([.. body, (byte)' '], await SignAsync(body)));
        Assert.True(api.IsQuiet);
    }

    [Fact]
    public async Task EmptyAndUnknownEvents_AreAccepted()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync("""{"destination":"U0","events":[]}"""));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("""{"destination":"U0","events":[{"type":"somethingNew","source":{"type":"user","userId":"U1"}}]}"""));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("[]"));
        Assert.True(api.IsQuiet);
    }

    [Fact]
    public async Task Redelivery_IsAnsweredOnce()
    {
        await PostAsync(Event("e1", Message(Scam)));
        await PostAsync(Event("e1", Message(Scam), isRedelivery: true));
        await PostAsync(Event("e2", Message("こんにちは")));
        Assert.StartsWith("詐欺", (await api.NextAsync()).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("詐欺と判断", (await api.NextAsync()).Text, StringComparison.Ordinal);
        Assert.True(api.IsQuiet);
    }

    [Fact]
    public async Task Group_IsAnsweredOnlyWhenTheBotIsMentioned()
    {
        const string Group = """{"type":"group","groupId":"C1","userId":"U1"}""";
        await PostAsync(Event("e1", Message(Scam), source: Group));
        var mention = $$"""{"index":0,"length":4,"type":"user","isSelf":true}""";
        await PostAsync(Event("e2", Message("@見破り" + Scam, mention), source: Group));
        Assert.Equal("token-e2", (await api.NextAsync()).Body.GetProperty("replyToken").GetString());
        Assert.True(api.IsQuiet);
    }

    [Fact]
    public async Task Screenshot_IsRead()
    {
        await PostAsync(Event("e1", """{"type":"image","id":"77","contentProvider":{"type":"line"}}"""));
        Assert.StartsWith("詐欺と判断しました", (await api.NextAsync()).Text, StringComparison.Ordinal);
    }

    /// <summary>However many screenshots wait, a text is answered before them, and whoever finds no place among them is told so.</summary>
    [Fact]
    public async Task WaitingScreenshots_HoldUpNoText()
    {
        var held = new TaskCompletionSource<int>();
        api.Pictures = held.Task;
        try
        {
            var pictures = Enumerable.Range(0, LineWebhook.Pictures + 2).Select(i => Event($"p{i}", """{"type":"image","id":"77"}"""));
            await PostAsync(Joined([.. pictures, Event("text", Message(Scam))]));
            List<LineCall> said = [await api.NextAsync(), await api.NextAsync(), await api.NextAsync()];
            Assert.Equal("token-text", Assert.Single(said, s => s.Text.StartsWith("詐欺と判断しました", StringComparison.Ordinal)).Body.GetProperty("replyToken").GetString());
            Assert.Equal(2, said.Count(s => s.Text.StartsWith("いま写真がたくさん届いていて", StringComparison.Ordinal)));
        }
        finally
        {
            // LINE hands the pictures out no more.
            held.SetResult(404);
        }

        Assert.StartsWith("写真から文字を読み取れませんでした", (await api.NextAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task SlowScreenshot_IsPushedLater()
    {
        var held = new TaskCompletionSource<int>();
        api.Pictures = held.Task;
        await PostAsync(Event("e1", """{"type":"image","id":"77"}"""));
        Assert.Contains("写真の文字を読んでいます", (await api.NextAsync()).Text, StringComparison.Ordinal);
        held.SetResult(200);
        var pushed = await api.NextAsync();
        Assert.Equal("/v2/bot/message/push", pushed.Path);
        Assert.Equal("U1", pushed.Body.GetProperty("to").GetString());
        Assert.StartsWith("詐欺と判断しました", pushed.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reply", 500)]
    [InlineData("reply", 429, 503)]
    [InlineData("push", 400)]
    [InlineData("push", 500, 500, 500)]
    public async Task FailedReply_IsTriedAgainAndThenPushed(string way, params int[] failures)
    {
        Array.ForEach(failures, api.Failures.Enqueue);
        await PostAsync(Event("e1", Message(Scam)));
        var said = await api.NextAsync();
        Assert.Equal($"/v2/bot/message/{way}", said.Path);
        Assert.StartsWith("詐欺と判断しました", said.Text, StringComparison.Ordinal);
        if (way == "push")
        {
            Assert.Equal("U1", said.Body.GetProperty("to").GetString());
        }
    }

    /// <summary>A token is refused the second time because the first was accepted, although its answer was an error.</summary>
    [Fact]
    public async Task ReplyThatWasAcceptedAfterAll_IsNotSaidTwice()
    {
        api.Failures.Enqueue(500);
        api.Failures.Enqueue(400);
        await PostAsync(Event("e1", Message(Scam)));
        for (var i = 0; i < 200 && api.Failures.Count > 0; i++)
        {
            await Task.Delay(50);
        }

        await PostAsync(Event("e2", Message("こんにちは")));
        Assert.Equal("token-e2", (await api.NextAsync()).Body.GetProperty("replyToken").GetString());
        Assert.True(api.IsQuiet);
    }

    [Fact]
    public void Conversations_ExpireAndStayFew()
    {
        var time = new SettableTime();
        var conversations = new Conversations(time);
        for (var i = 0; i < 12_000; i++)
        {
            conversations.Set($"U{i}", new Conversation(), TimeSpan.FromMinutes(30));
        }

        Assert.InRange(conversations.Count, 1, 10_001);
        Assert.NotNull(conversations.Find("U11999"));
        time.Now += TimeSpan.FromMinutes(31);
        Assert.Null(conversations.Find("U11999"));
        Assert.Equal(0, conversations.Count);
    }

    [Fact]
    public async Task ForgottenConversation_IsSaidSo()
    {
        await PostAsync(Event("e1", Postback("did=typedCard")));
        Assert.Contains("もう一度送って", (await api.NextAsync()).Text, StringComparison.Ordinal);
    }

    private static string Message(string text, string? mention = null) => JsonSerializer.Serialize(new { type = "text", id = "1", text })[..^1]
        + (mention is null ? "" : $$""","mention":{"mentionees":[{{mention}}]}""") + "}";

    private static string Postback(string data) => $"POSTBACK{data}";

    private static string Event(string id, string content, bool isRedelivery = false, string source = """{"type":"user","userId":"U1"}""")
    {
        var (type, member) = content.StartsWith("POSTBACK", StringComparison.Ordinal)
            ? ("postback", "\"postback\":{\"data\":" + JsonSerializer.Serialize(content[8..]) + "}")
            : ("message", $"\"message\":{content}");
        return $$"""
            {"destination":"U0","events":[{"type":"{{type}}",{{member}},"webhookEventId":"{{id}}","deliveryContext":{"isRedelivery":{{(isRedelivery ? "true" : "false")}}},
             "timestamp":1663549083000,"source":{{source}},"replyToken":"token-{{id}}","mode":"active"}]}
            """;
    }

    /// <summary>One webhook with the events of several.</summary>
    private static string Joined(List<string> bodies)
    {
        var events = bodies.SelectMany(b => JsonElement.Parse(b).GetProperty("events").EnumerateArray().Select(e => e.GetRawText()));
        return $$"""{"destination":"U0","events":[{{string.Join(',', events)}}]}""";
    }

    private async Task<HttpStatusCode> PostAsync(string body) => await PostAsync(Encoding.UTF8.GetBytes(body), await SignAsync(Encoding.UTF8.GetBytes(body)));

    private async Task<HttpStatusCode> PostAsync(byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}/webhook") { Content = new ByteArrayContent(body) };
        if (signature is not null)
        {
            request.Headers.Add("X-Line-Signature", signature);
        }

        return (await http.SendAsync(request)).StatusCode;
    }

    private static async Task<string> SignAsync(byte[] body)
    {
        var ran = await Tool.RunWithAsync(body, "node", Repository.Path("tests", "Miyaburi.Gateway.Tests", "node", "sign.js"), Secret);
        Assert.True(ran.Code == 0, ran.Error);
        return ran.Output;
    }
}
