using System.Net;
using System.Security.Cryptography;
using System.Xml.Linq;

namespace Miyaburi.Waves.Tests;

/// <summary>Feed and webhooks, with a real receiver on loopback.</summary>
public sealed class SubscriptionTests(Stores stores)
{
    private static readonly WaveRules Rules = WaveRules.Default;
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);

    public static TheoryData<string> Kinds => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Webhook_IsSigned_TriedAgain_AndSentOnce(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        using var receiver = new Receiver(HttpStatusCode.InternalServerError, HttpStatusCode.OK);
        var clock = new HandClock();
        using var client = new HttpClient();
        await using var hooks = Webhooks.Open(name, client, clock);
        hooks.Subscribe(new Subscription("jcom", receiver.Url, Secret, "jcom", null, Make.Day));
        hooks.Subscribe(new Subscription("amazon", receiver.Url, Secret, "amazon", null, Make.Day));
        // What was seen once may have gone to one person only: nobody is told.
        var (once, again) = Make.Twice(Make.Seen(Make.Unpaid("1", "jcom-a.com"))) is [var a, var b] ? (a, b) : default;
        store.Add([once]);
        Assert.Equal(0, hooks.Queue());
        store.Add([again]);

        Assert.Equal(1, hooks.Queue());
        Assert.Equal(0, hooks.Queue());
        Assert.Equal(0, (await hooks.SendAsync(TestContext.Current.CancellationToken)).Taken);
        Assert.Equal(0, (await hooks.SendAsync(TestContext.Current.CancellationToken)).Taken);
        Assert.Single(receiver.Got);
        clock.Now += TimeSpan.FromSeconds(61);
        Assert.Equal(1, (await hooks.SendAsync(TestContext.Current.CancellationToken)).Taken);
        Assert.Equal(new DeliveryCounts(0, 1, 0), hooks.Counts());
        var (signature, body) = receiver.Got[1];
        Assert.True(WebhookSignature.IsValid(Secret, signature, body, clock.Now, TimeSpan.FromMinutes(5)));
        Assert.False(WebhookSignature.IsValid(Secret, signature, body + " ", clock.Now, TimeSpan.FromMinutes(5)));
        Assert.False(WebhookSignature.IsValid(Secret, signature, body, clock.Now.AddMinutes(6), TimeSpan.FromMinutes(5)));
        Assert.Contains("\"kind\":\"New\"", body, StringComparison.Ordinal);
    }

    /// <summary>A receiver of several companies need not ask: a closed network may not reach the site.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Webhook_SaysWhoseWaveItIs_AndWhereItsPageIs(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        using var receiver = new Receiver(HttpStatusCode.OK, HttpStatusCode.OK);
        await using var hooks = Webhooks.Open(name, new HandClock());
        hooks.Subscribe(new Subscription("desk", receiver.Url, Secret, null, null, Make.Day));
        var jcom = Make.Seen(Make.Unpaid("1", "jcom-a.com"));
        var amazon = Make.Seen(Make.Unpaid("1", "jcom-a.com").Replace("J:COM", "Amazon", StringComparison.Ordinal), day: 1);
        store.Add([jcom, .. Make.Twice(jcom with { Id = Guid.NewGuid() }), amazon]);
        hooks.Queue();
        await hooks.SendAsync(TestContext.Current.CancellationToken);
        var body = System.Text.Json.JsonDocument.Parse(Assert.Single(receiver.Got).Body).RootElement;
        Assert.Equal(
            """["desk","New","2022-09-16","jcom","unpaidBill","2022-09-16","2022-09-17"]""",
            System.Text.Json.JsonSerializer.Serialize(new[] { "subscription", "kind", "day", "brand", "lure", "first", "last" }.Select(p => body.GetProperty(p).GetString())));
        Assert.Equal("""["jcom","amazon"]""", body.GetProperty("brands").GetRawText());
        Assert.Equal(4, body.GetProperty("count").GetInt32());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, body.GetProperty("url").ValueKind);

        hooks.Site = new Uri("https://miyaburi.example/");
        store.Add([jcom with { Id = Guid.NewGuid(), Day = Make.Day.AddDays(100) }]);
        hooks.Queue();
        await hooks.SendAsync(TestContext.Current.CancellationToken);
        var returned = System.Text.Json.JsonDocument.Parse(receiver.Got[1].Body).RootElement;
        Assert.Equal("Returned", returned.GetProperty("kind").GetString());
        Assert.Equal($"https://miyaburi.example/waves/{returned.GetProperty("wave").GetString()}", returned.GetProperty("url").GetString());
    }

    /// <summary>What others took back is told to nobody, though it waited to be sent.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Webhook_OfAWaveThatTooFewStillReport_IsNotSent(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        using var receiver = new Receiver(HttpStatusCode.OK);
        await using var hooks = Webhooks.Open(name, new HandClock());
        hooks.Subscribe(new Subscription("desk", receiver.Url, Secret, null, null, Make.Day));
        store.Add([.. Enumerable.Range(1, 5).Select(p => Make.Said(Make.Unpaid("1", "jcom-a.com"), $"p{p}"))]);
        Assert.Equal(1, hooks.Queue());
        store.Erase(Sighting.Pseudonym("p1"), Make.Day);
        Assert.Empty(hooks.QueueAndFindDue());
        Assert.Equal(0, (await hooks.SendAsync(TestContext.Current.CancellationToken)).Taken);
        store.Add([Make.Said(Make.Unpaid("1", "jcom-a.com"), "p6")]);
        Assert.Equal(1, (await hooks.SendAsync(TestContext.Current.CancellationToken)).Taken);
    }

    /// <summary>The older wave was long quiet, the younger one is new: when they turn out to be one, it is back, and the younger name leads to it.</summary>
    [Theory]
    [InlineData("sqlite", true)]
    [InlineData("postgres", true)]
    [InlineData("sqlite", false)]
    [InlineData("postgres", false)]
    public async Task WavesThatBecomeOne_AreTold_WithTheReturnOfTheOneThatStays(string kind, bool isToldBefore)
    {
        var name = stores.New(kind);
        var rules = Rules with { LinkSimilarity = 0 };
        await using var store = WaveStore.Open(name, rules);
        await using var reader = WaveReader.Open(name, rules);
        using var client = new HttpClient();
        await using var hooks = Webhooks.Open(name, client, new HandClock());
        foreach (var brand in new[] { "jcom", "amazon" })
        {
            hooks.Subscribe(new Subscription(brand, new Uri("http://127.0.0.1:9/"), Secret, brand, null, Make.Day));
        }

        var one = Make.Seen(Make.Unpaid("1", "jcom-a.com").Replace("/login", "/zaq/secret-kit", StringComparison.Ordinal));
        var two = Make.Seen("【J:COM】会員情報を更新してください。更新されない場合は解約となります。 https://jcom-z.top/other/kit-two", day: 100);
        store.Add(Make.Twice(one));
        store.Add(Make.Twice(two));
        Assert.Equal(isToldBefore ? 2 : 0, isToldBefore ? hooks.Queue() : 0);
        var (younger, older) = (reader.List(null, Make.Day.AddDays(100), 10)[0].Id, reader.List(null, Make.Day.AddDays(100), 10)[1].Id);
        store.Add([two with { Id = Guid.NewGuid(), Day = Make.Day.AddDays(101), Traits = two.Traits with { Patterns = [.. two.Traits.Patterns, .. one.Traits.Patterns] } }]);

        Assert.Equal(isToldBefore ? 2 : 4, hooks.Queue());
        Assert.Equal(new DeliveryCounts(4, 0, 0), hooks.Counts());
        var told = reader.Events(new WaveFilter(), Make.Day, 10).Select(e => e.Event).ToList();
        Assert.Contains(new WaveEvent(older, Make.Day.AddDays(100), WaveEventKind.Returned, "2022-09-16"), told);
        Assert.Contains(new WaveEvent(younger, Make.Day.AddDays(101), WaveEventKind.Merged, older), told);
        Assert.Equal(WaveState.Returned, Assert.Single(reader.List("jcom", Make.Day.AddDays(101), 10)).State);
    }

    /// <summary>What was delivered is forgotten with the reports of its time, and not told again.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task DeliveriesOfLongAgo_AreForgotten_AndNotMadeAgain(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        using var receiver = new Receiver(HttpStatusCode.OK);
        var clock = new HandClock();
        using var client = new HttpClient();
        await using var hooks = Webhooks.Open(name, client, clock);
        hooks.Subscribe(new Subscription("all", receiver.Url, Secret, null, null, Make.Day));
        store.Add(Make.Twice(Make.Seen(Make.Unpaid("1", "jcom-a.com"))));
        Assert.Equal(1, hooks.Queue());
        Assert.Equal(1, (await hooks.SendAsync(TestContext.Current.CancellationToken)).Taken);

        // In Japan it is the next day already.
        clock.Now = new DateTimeOffset(Make.Day.AddDays(Rules.RetentionDays), new TimeOnly(15, 1), TimeSpan.Zero);
        store.Expire(JapanTime.DayOf(clock.Now));
        Assert.Equal(new DeliveryCounts(0, 0, 0), hooks.Counts());
        Assert.Equal(0, hooks.Queue());
    }

    [Fact]
    public async Task Webhook_ThatNobodyTakes_IsPutAside()
    {
        var name = stores.New("sqlite");
        await using var store = WaveStore.Open(name, Rules);
        var clock = new HandClock();
        using var client = new HttpClient();
        await using var hooks = Webhooks.Open(name, client, clock);
        hooks.Subscribe(new Subscription("all", new Uri("http://127.0.0.1:9/"), Secret, null, null, Make.Day));
        store.Add(Make.Twice(Make.Seen(Make.Unpaid("1", "jcom-a.com"))));
        hooks.Queue();
        List<GivenUp> givenUp = [];
        var passed = TimeSpan.Zero;
        for (var step = TimeSpan.FromMinutes(15); hooks.Counts().Waiting > 0; passed += step, clock.Now += step)
        {
            Assert.Empty(givenUp);
            givenUp = [.. (await hooks.SendAsync(TestContext.Current.CancellationToken)).GivenUp];
        }

        Assert.Equal([new GivenUp("all", null, 1)], givenUp);
        Assert.Equal(new DeliveryCounts(0, 0, 1), hooks.CountsOfEach()["all"]);

        // From six on Friday evening to nine on Monday morning are 63 hours.
        Assert.InRange(passed.TotalHours, 63, 75);
    }

    [Fact]
    public void Feed_IsAtom()
    {
        var feed = AtomFeed.Write(new Uri("https://miyaburi.example/waves.atom"), "波", [(new WaveEvent("2022-09-abc", Make.Day, WaveEventKind.Returned, "2022-05-20"), "J:COM <を> かたる波")], id => new Uri("https://miyaburi.example/waves/" + id));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = Assert.Single(XDocument.Parse(feed).Root!.Elements(atom + "entry"));
        Assert.Equal("J:COM <を> かたる波", entry.Element(atom + "title")!.Value);
        Assert.Equal("2022-09-16T00:00:00+09:00", entry.Element(atom + "updated")!.Value);
    }

    [Fact]
    public void EmptyFeed_HasAnInstantThatReadersTake() =>
        Assert.Equal(1970, DateTimeOffset.Parse(XDocument.Parse(AtomFeed.Write(new Uri("https://miyaburi.example/waves.atom"), "波", [], id => new Uri("https://miyaburi.example/" + id))).Root!.Element(XName.Get("updated", "http://www.w3.org/2005/Atom"))!.Value, System.Globalization.CultureInfo.InvariantCulture).Year);
}
