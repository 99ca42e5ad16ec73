namespace Miyaburi.Waves.Tests;

/// <summary>"The verdict was wrong": said beside a wave, under the rules by which a report counts.</summary>
public sealed class ObjectionTests(Stores stores)
{
    private static readonly WaveRules Rules = WaveRules.Default;

    public static TheoryData<string> Kinds => StoreTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AreShown_WhenAsManyObjectAsMakeAReportCount(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        store.Add([Make.Seen(Make.Unpaid("1", "jcom-a.com"))]);
        for (var people = 1; people <= Rules.PublicReporters + 1; people++)
        {
            Assert.Equal(Receipt.Accepted, store.Object(Unpaid($"p{people}"), "genuine"));
            Assert.Equal(Receipt.Known, store.Object(Unpaid($"p{people}"), "genuine"));
            var wave = Wave(reader);
            Assert.Equal((people < Rules.PublicReporters ? 0 : people, 1), (wave.Objections, wave.Summary.Count));
        }

        Assert.Equal(1, store.Erase(Sighting.Pseudonym("p1"), Make.Day));
        Assert.Equal(1, store.Erase(Sighting.Pseudonym("p2"), Make.Day));
        Assert.Equal(0, Wave(reader).Objections);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task OfOnePerson_AreOneWhateverTheySend_AndEndAtTheQuota(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        var texts = Enumerable.Range(0, Rules.ReporterQuota + 5).Select(i => Make.Unpaid("1", "jcom-a.com") + $"係{(char)('あ' + i)}{(char)('ア' + i)}").ToList();
        store.Add([.. texts.Select(t => Make.Seen(t))]);
        var receipts = texts.Select(t => store.Object(Make.Said(t, "one"), "genuine")).ToList();
        Assert.Equal((Rules.ReporterQuota, 5), (receipts.Count(r => r is Receipt.Accepted), receipts.Count(r => r is Receipt.OverQuota)));
        Assert.Equal(0, Wave(reader).Objections);

        // A report uses the same quota, and the next day is a new one.
        Assert.Equal(Receipt.OverQuota, Assert.Single(store.Add([Make.Said(Make.Parcel("1", "xa.top"), "one")])));
        Assert.Equal(Receipt.Accepted, Assert.Single(store.Add([Make.Said(Make.Parcel("1", "xa.top"), "one", day: 1)])));

        // Four more people: five in all, however often the first spoke.
        Enumerable.Range(2, Rules.PublicReporters - 1).ToList().ForEach(p => store.Object(Make.Said(texts[^1], $"p{p}"), "genuine"));
        Assert.Equal(Rules.PublicReporters, Wave(reader).Objections);
    }

    private static Sighting Unpaid(string person) => Make.Said(Make.Unpaid("1", "jcom-a.com"), person);

    private static WaveDetail Wave(WaveReader reader) => reader.Find(Assert.Single(reader.List("jcom", Make.Day, 10)).Id, Make.Day)!;
}
