using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves.Tests;

/// <summary>Which hosts of a wave are shown, and how much of each.</summary>
public sealed class HostTests(Stores stores)
{
    private static readonly WaveRules Rules = WaveRules.Default;

    public static TheoryData<string> Kinds => ["sqlite", "postgres"];

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
