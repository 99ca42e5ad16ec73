using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves.Tests;

/// <summary>What is taken back, or becomes old, is in no number any more, and takes nothing of others along.</summary>
public sealed class ErasureTests(Stores stores)
{
    private static readonly WaveRules Rules = WaveRules.Default;

    public static TheoryData<string> Kinds => StoreTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Erasure_TakesAReporterOutOfEverything(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        string[] people = ["one", "two", "three", "four", "five", "six"];
        store.Add([.. people.Select(p => Make.Said(Make.Unpaid("1", "jcom-a.com"), p))]);
        store.Object(Make.Said(Make.Unpaid("3", "jcom-a.com"), "three"), "genuine");
        Assert.Single(reader.List(null, Make.Day, 10));
        Assert.Equal(2, store.Erase(Sighting.Pseudonym("three"), Make.Day));
        Assert.Equal(5, reader.Reports());
        Assert.Equal([new DayCount(Make.Day, 5)], reader.Series(SeriesKind.Brand, "jcom"));
        Assert.Equal(5, people.Sum(p => store.Erase(Sighting.Pseudonym(p), Make.Day)));
        Assert.Empty(reader.List(null, Make.Day, 10));
        Assert.Equal(0, store.Variants);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Retraction_TakesOneReportOut_AndItsHostWithIt(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        var wrong = Make.Said(Make.Unpaid("1", "honest-bakery.com"), "one");
        store.Add([wrong, .. Enumerable.Range(0, 6).Select(i => Make.Said(Make.Unpaid("1", "jcom-a.com"), $"p{i}"))]);
        store.Add([Make.Said(Make.Unpaid("1", "jcom-a.com"), "one", day: 1)]);
        var objections = Enumerable.Range(0, 5).Select(i => Make.Said(Make.Unpaid("1", "jcom-a.com"), $"objector {i}")).ToList();
        objections.ForEach(o => store.Object(o, "genuine"));
        var wave = Assert.Single(reader.List(null, Make.Day.AddDays(1), 10)).Id;
        // The next day's report waits for others, and is in no number.
        Assert.Equal((7, 5), (reader.Find(wave, Make.Day)!.Summary.Count, reader.Find(wave, Make.Day)!.Objections));

        Assert.Equal(1, store.Retract(wrong.Id, Make.Day));
        Assert.Equal(0, store.Retract(wrong.Id, Make.Day));
        Assert.Equal(1, store.Retract(objections[0].Id, Make.Day));
        Assert.Equal(0, store.Retract(Guid.NewGuid(), Make.Day));
        Assert.Equal((6, 0), (reader.Find(wave, Make.Day)!.Summary.Count, reader.Find(wave, Make.Day)!.Objections));
        Assert.False(reader.Has(wrong.Id));
    }

    /// <summary>What the holder of a key takes back is in no count of a host either; what others named stays.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Retraction_OfAGatewaysReport_TakesItsHostsOut(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        var (first, wrong) = (Make.Seen(Make.Unpaid("1", "jcom-a.com")), Make.Seen(Make.Unpaid("1", "honest-bakery.com")));
        var people = Enumerable.Range(0, Rules.HostReporters).Select(i => Make.Said(Make.Unpaid("1", "jcom-b.com"), $"p{i}", day: 1));
        var also = Make.Seen(Make.Unpaid("1", "jcom-b.com"), day: 4);
        store.Add([first, Make.Seen(Make.Unpaid("1", "jcom-a.com")), wrong, also, .. people]);
        var wave = Assert.Single(reader.List(null, Make.Day.AddDays(4), 10)).Id;

        Assert.Equal(1, store.Retract(wrong.Id, Make.Day));
        Assert.Equal(1, store.Retract(first.Id, Make.Day));
        Assert.Equal(1, store.Retract(also.Id, Make.Day));
        Assert.Equal(
            [new WaveHost("jcom-b.com", Make.Day.AddDays(1), Make.Day.AddDays(1), Rules.HostReporters), new WaveHost("jcom-a.com", Make.Day, Make.Day, 1)],
            reader.Find(wave, Make.Day.AddDays(4))!.Hosts.OrderByDescending(h => h.Count));
        Assert.Empty(reader.Series(SeriesKind.Host, "honest-bakery.com"));
        Assert.Equal([new DayCount(Make.Day, 1)], reader.Series(SeriesKind.Host, "jcom-a.com"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Expiry_DeletesReports_AndKeepsNumbers(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        store.Add([Make.Seen(Make.Unpaid("1", "jcom-a.com")), Make.Seen(Make.Unpaid("2", "jcom-a.com"), day: 300)]);
        store.Add([Make.Seen(Make.Unpaid("3", "jcom-a.com"), source: SightingSource.List)]);
        Assert.Equal(1, store.Expire(Make.Day.AddDays(Rules.RetentionDays + 1)));
        Assert.Equal(2, reader.Reports());
        Assert.Equal(2, reader.Series(SeriesKind.Brand, "jcom").Length);
    }

    /// <summary>What the operator imported has ids that anybody can work out who has the list; it is nobody's to take back.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ImportedRow_IsNotTakenBack(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        var row = Make.Seen(Make.Unpaid("1", "jcom-a.com"), source: SightingSource.List);
        store.Add([row]);
        Assert.Equal(0, store.Retract(row.Id, Make.Day));
        Assert.True(reader.Has(row.Id));
        Assert.Equal(1, Assert.Single(reader.List(null, Make.Day, 10)).Count);
    }

    /// <summary>A report that counted on a later day, when there were enough, is taken out of that day: the others' first sighting stays.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ReportThatCountedLater_IsTakenOutOfThatDay(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        store.Add([Make.Seen(Make.Unpaid("1", "jcom-a.com"))]);
        var people = Enumerable.Range(0, 6).Select(i => Make.Said(Make.Unpaid("1", "jcom-a.com"), $"p{i}", day: i * 3)).ToList();
        people.ForEach(p => store.Add([p]));
        var on = Make.Day.AddDays(30);
        store.Expire(on);
        var wave = Assert.Single(reader.List(null, on, 10)).Id;
        Assert.Equal([new DayCount(Make.Day, 1), new DayCount(Make.Day.AddDays(12), 5)], reader.Find(wave, on)!.Days);

        Assert.Equal(1, store.Retract(people[0].Id, on));
        Assert.Equal([new DayCount(Make.Day, 1), new DayCount(Make.Day.AddDays(12), 4)], reader.Find(wave, on)!.Days);
    }

    /// <summary>A host that one person named goes with that person's report, also while its text stays.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task HostOfAnExpiredReport_IsOnTheDiskNoMore(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        store.Add([Make.Said(Make.Unpaid("1", "jcom-once.com"), "one"), Make.Seen(Make.Unpaid("1", "jcom-a.com"), day: Rules.RetentionDays)]);
        store.Expire(Make.Day.AddDays(Rules.RetentionDays + 1));
        await using var database = Database.Of(name);
        await using var connection = database.Connect();
        Assert.Equal(["jcom-a.com"], connection.Query("SELECT host FROM variant_host", r => r.GetString(0)));
    }

    /// <summary>Four whose reports have expired and one of today are not five, in a program that runs as in one that begins anew.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task PeopleWhoseReportsExpired_AreForgotten(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        // The last day of a year and of what is kept: all five are of one year.
        var text = Make.Unpaid("1", "jcom-a.com");
        store.Add([.. Enumerable.Range(0, 4).Select(i => Make.Said(text, $"p{i}", day: -250))]);
        store.Expire(Make.Day.AddDays(-250 + Rules.RetentionDays + 1));
        store.Add([Make.Said(text, "late", day: 100)]);
        await using var database = Database.Of(name);
        await using var connection = database.Connect();
        Assert.Equal([0L], connection.Query("SELECT trusted FROM variant", r => r.GetInt64(0)));
    }

    /// <summary>More than go in one transaction: of a person whose reports go in different ones nothing is left in the end either.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Expiry_ThatTakesManyParts_LeavesNothing(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        var traits = Make.Traits(Make.Unpaid("1", "jcom-a.com"));
        var people = Enumerable.Range(0, AgedLook.Part).SelectMany(i => new[] { 0, 1, 2 }.Select(day => Make.Said(day, traits, $"p{i / 20} {i % 20}"))).ToList();
        foreach (var batch in people.OrderBy(p => p.Id).Chunk(500))
        {
            store.Add(batch);
        }

        var kept = Make.Said(Rules.RetentionDays, traits, "late");
        store.Add([kept]);
        Assert.Equal(people.Count, store.Expire(Make.Day.AddDays(Rules.RetentionDays + 3)));
        await using var database = Database.Of(name);
        await using var connection = database.Connect();
        foreach (var table in new[] { "report", "host_reporter", "witness" })
        {
            Assert.True(connection.Query($"SELECT reporter FROM {table}", r => r.Id(0)).All(r => r == kept.Reporter), table);
        }
    }
}
