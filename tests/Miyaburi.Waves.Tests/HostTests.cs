using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves.Tests;

/// <summary>Which hosts of a wave are shown, and how much of each.</summary>
public sealed class HostTests(Stores stores)
{
    private static readonly WaveRules Rules = WaveRules.Default;

    public static TheoryData<string> Kinds => ["sqlite", "postgres"];

    /// <summary>A host that a gateway saw once may have been made for its reader: of it only the site is shown. A list has published it.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task HostMadeForOneReader_IsShownAsItsSite(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        store.Add([Make.Seen(Make.Unpaid("1", "taro-yamada.jcom-a.com")), Make.Seen(Make.Unpaid("1", "hanako-sato.jcom-a.com"), day: 1)]);
        store.Add([.. Enumerable.Range(0, Rules.HostReporters).Select(_ => Make.Seen(Make.Unpaid("1", "login.jcom-b.com")))]);
        store.Add([new PhishList(EngineData.Embedded.Brands, new DateOnly(2022, 9, 20)).Read("2022/09/16 10:00:00,https://one.jcom-c.com/login,J:COM")!]);
        var on = Make.Day.AddDays(1);
        var hosts = reader.List("jcom", on, 10).SelectMany(w => reader.Find(w.Id, on)!.Hosts).OrderBy(h => h.Host, StringComparer.Ordinal);
        Assert.Equal(
            [new WaveHost("*.jcom-a.com", Make.Day, on, 2), new WaveHost("login.jcom-b.com", Make.Day, Make.Day, Rules.HostReporters), new WaveHost("one.jcom-c.com", Make.Day, Make.Day, 1)],
            hosts);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Host_IsShownOnlyWhenEnoughDifferentPeopleNameIt(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        store.Add([.. Enumerable.Range(0, 6).Select(i => Make.Said(Make.Unpaid("1", "jcom-a.com"), $"p{i}"))]);
        for (var day = 0; day < 30; day++)
        {
            store.Add([Make.Said(Make.Unpaid("1", "honest-bakery.com"), "one", day), Make.Said(Make.Unpaid("1", "honest-bakery.com"), "two", day)]);
        }

        var on = Make.Day.AddDays(30);
        Assert.Equal(["jcom-a.com"], reader.Find(Assert.Single(reader.List(null, on, 10)).Id, on)!.Hosts.Select(h => h.Host));
    }

    /// <summary>What a mailbox saw of an address without a text is published by nobody, also where a list names another host of that site.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AddressWithoutAText_IsShownInFull_OnlyWhenAListPublishedIt(string kind)
    {
        var name = stores.New(kind);
        var listed = new PhishList(EngineData.Embedded.Brands, Make.Day).Read("2022/09/16 10:00:00,https://fake.honest-shop.co.jp/login,J:COM")!;
        var seen = new PhishList(EngineData.Embedded.Brands, Make.Day).Read("2022/09/16 10:00:00,https://reader17.honest-shop.co.jp/login,J:COM")! with { Source = SightingSource.Import, Reporter = Sighting.Pseudonym("import") };
        Assert.Equal(listed.Key, seen.Key);
        await using var store = WaveStore.Open(name, Rules);
        store.Add([seen]);
        await using var reader = WaveReader.Open(name, Rules);
        Assert.Equal(["*.honest-shop.co.jp"], Shown(reader, seen));
        store.Add([listed]);
        Assert.Equal(["*.honest-shop.co.jp", "fake.honest-shop.co.jp"], Shown(reader, seen).Order(StringComparer.Ordinal));
    }

    /// <summary>A release may know domains that the one which took a report in did not.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task HostOfACompanyThatIsKnownByNow_IsShownNoMore(string kind)
    {
        var name = stores.New(kind);
        string[] official = ["www.jcom.co.jp", "jcom.co.jp", "*.rakuten.co.jp", "bit.ly"];
        var before = Make.Seen(Make.Unpaid("1", "jcom-a.com"));
        before = before with { Traits = before.Traits with { Hosts = [.. official, "jcom-a.com"] } };
        await using var store = WaveStore.Open(name, Rules);
        store.Add([.. Enumerable.Range(0, Rules.HostReporters).Select(_ => before with { Id = Guid.NewGuid() })]);
        await using var reader = WaveReader.Open(name, Rules);
        Assert.Equal(["jcom-a.com"], Shown(reader, before));
        Assert.Equal(Rules.HostReporters, reader.Series(SeriesKind.Host, "jcom-a.com").Sum(d => d.Count));
        Assert.All(official, host => Assert.Empty(reader.Series(SeriesKind.Host, host)));
    }

    /// <summary>Official hosts that come first leave room for those of the wave.</summary>
    [Fact]
    public async Task ManyHostsOfACompany_HideNoneOfTheWave()
    {
        var name = stores.New("sqlite");
        var seen = Make.Seen(Make.Unpaid("1", "jcom-a.com"));
        await using var store = WaveStore.Open(name, Rules);
        store.Add([.. Enumerable.Range(0, 120).SelectMany(i => Make.Twice(seen with { Id = Guid.NewGuid(), Traits = seen.Traits with { Hosts = [$"h{i}.jcom.co.jp"] } })), seen]);
        await using var reader = WaveReader.Open(name, Rules);
        Assert.Equal(["jcom-a.com"], Shown(reader, seen));
    }

    private static IEnumerable<string> Shown(WaveReader reader, Sighting of) => reader.Find(reader.Belongs(of.Key, Make.Day)!.Id, Make.Day)!.Hosts.Select(h => h.Host);
}
