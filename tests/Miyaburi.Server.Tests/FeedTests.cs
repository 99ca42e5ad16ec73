using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Miyaburi.Server.Hosting;
using Miyaburi.Server.Storage;
using Miyaburi.Waves;

namespace Miyaburi.Server.Tests;

/// <summary>Whoever follows the feed hears of every wave, also of one whose day is long past when it is known.</summary>
public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task WaveThatIsKnownLate_MovesTheFeedForward_AndNothingElseDoes()
    {
        var clock = new SetClock();
        await using var site = await WaveTests.SiteAsync(clock: clock);
        var today = site.Services.GetRequiredService<WaveViews>().Today;
        await SeenTwiceAsync(site, Sample.JcomSms, today.AddDays(-10));
        var first = await FeedAsync(site);
        Assert.Equal((JapanTime.BeginOf(today.AddDays(-10)), JapanTime.BeginOf(today.AddDays(-10))), (Updated(first), Updated(Assert.Single(first.Elements(Atom + "entry")))));

        clock.Ahead = TimeSpan.FromHours(1);
        await SeenTwiceAsync(site, "【佐川急便】お荷物のお届けにあがりましたが不在の為持ち帰りました。下記よりご確認ください。 https://sagawa-post.example/", today.AddDays(-5));
        var second = await FeedAsync(site);
        var entries = second.Elements(Atom + "entry").ToList();
        Assert.Equal(2, entries.Count);
        Assert.InRange(Updated(second), clock.GetUtcNow().AddMinutes(-5), clock.GetUtcNow());
        Assert.Equal((Updated(second), JapanTime.BeginOf(today.AddDays(-5))), (Updated(entries[0]), Time(entries[0].Element(Atom + "published"))));
        Assert.Equal(Updated(first), Updated(entries[1]));

        clock.Ahead = TimeSpan.FromHours(2);
        Assert.Equal(second.ToString(), (await FeedAsync(site)).ToString());

        // Of whichever part a feed is: when something was first told is the same.
        var part = await FeedAsync(site, "/waves.atom?brand=sagawa");
        Assert.Equal(Updated(second), Updated(Assert.Single(part.Elements(Atom + "entry"))));
    }

    /// <summary>A gateway saw it once ten days ago, which is no news, and again today: whoever follows the feed has not heard of it.</summary>
    [Fact]
    public async Task WaveWhoseSecondSightingComesLate_IsNews()
    {
        var clock = new SetClock();
        await using var site = await WaveTests.SiteAsync(clock: clock);
        var today = site.Services.GetRequiredService<WaveViews>().Today;
        await SeenAsync(site, Sample.JcomSms, today.AddDays(-10));
        Assert.Empty((await FeedAsync(site)).Elements(Atom + "entry"));

        clock.Ahead = TimeSpan.FromHours(1);
        await SeenAsync(site, Sample.JcomSms, today);
        var entry = Assert.Single((await FeedAsync(site)).Elements(Atom + "entry"));
        Assert.InRange(Updated(entry), clock.GetUtcNow().AddMinutes(-5), clock.GetUtcNow());
        Assert.Equal(JapanTime.BeginOf(today.AddDays(-10)), Time(entry.Element(Atom + "published")));
    }

    [Fact]
    public async Task Feed_SaysItsLanguage_TellsOfAPart_AndIsNotSentTwice()
    {
        await using var site = await WaveTests.SiteAsync();
        var views = site.Services.GetRequiredService<WaveViews>();
        await SeenTwiceAsync(site, Sample.JcomSms, views.Today);
        var wave = Assert.Single(views.Lines(new WaveFilter(), views.Today, 2)).Summary.Id;
        using (var store = new SqliteConnection($"Data Source={site.Services.GetRequiredService<ServerOptions>().WaveStore};Pooling=False"))
        {
            store.Open();
            using var split = store.CreateCommand();
            split.CommandText = "INSERT INTO event (wave, day, kind, other) VALUES ($wave, $day, 3, '2022-09-abcdefgh')";
            split.Parameters.AddWithValue("$wave", wave);
            split.Parameters.AddWithValue("$day", views.Today.DayNumber);
            split.ExecuteNonQuery();
        }

        Assert.Contains((await FeedAsync(site)).Elements(Atom + "entry"), e => e.Element(Atom + "title")!.Value.Contains("2022-09-abcdefghから分かれました", StringComparison.Ordinal));
        foreach (var (path, language) in new[] { ("/waves.atom", "ja"), ("/en/waves.atom", "en") })
        {
            var answer = await site.GetAsync(path);
            Assert.Equal(language, XDocument.Parse(answer.Text).Root!.Attribute(XNamespace.Xml + "lang")!.Value);
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.TryAddWithoutValidation("If-None-Match", answer.Header("ETag"));
            Assert.Equal(HttpStatusCode.NotModified, (await site.Client.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    /// <summary>Where people reach the site under names, ids of entries depend on them.</summary>
    [Fact]
    public async Task SiteBehindAProxy_WithoutAPublicAddress_IsWarnedOf()
    {
        const string Warning = "--public-url is not set";
        await using var unnamed = RunningServer.With(o => o with { Proxies = [IPAddress.Loopback] });
        Assert.Contains(Warning, unnamed.Log.Text, StringComparison.Ordinal);
        await using var named = RunningServer.With(o => o with { Proxies = [IPAddress.Loopback], PublicUrl = new Uri("https://miyaburi.example/") });
        Assert.DoesNotContain(Warning, named.Log.Text, StringComparison.Ordinal);
    }

    private static async Task SeenTwiceAsync(RunningServer site, string text, DateOnly on)
    {
        await SeenAsync(site, text, on);
        await SeenAsync(site, text, on);
    }

    private static async Task SeenAsync(RunningServer site, string text, DateOnly on)
    {
        var key = site.Services.GetRequiredService<KeyStore>().Add("gateway", DateTimeOffset.UtcNow);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/reports")
        {
            Content = RunningServer.Content(Encoding.UTF8.GetBytes(Sample.Json(new { id = Guid.NewGuid(), text, on = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) })), "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
        Assert.Equal(HttpStatusCode.Created, (await site.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    private static async Task<XElement> FeedAsync(RunningServer site, string path = "/waves.atom") => XDocument.Parse((await site.GetAsync(path)).Text).Root!;

    private static DateTimeOffset Updated(XElement element) => Time(element.Element(Atom + "updated"));

    private static DateTimeOffset Time(XElement? element) => DateTimeOffset.Parse(element!.Value, CultureInfo.InvariantCulture);

    private sealed class SetClock : TimeProvider
    {
        internal TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
