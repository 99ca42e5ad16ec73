using System.Net;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves.Tests;

/// <summary>One wave is taken out of public view while the program that stores reports runs, and nothing else changes.</summary>
public sealed class HidingTests(Stores stores)
{
    private static readonly WaveRules Rules = WaveRules.Default;
    private static readonly Bilingual Source = new("試験", "test");

    public static TheoryData<string> Kinds => StoreTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task HiddenWave_IsNowhere_UntilItIsShownAgain(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        await using var hiding = HiddenWaves.Open(name, new HandClock());
        var unpaid = Enumerable.Range(0, 5).Select(i => Make.Said(Make.Unpaid("1", "jcom-a.com"), $"p{i}")).ToList();
        store.Add(unpaid);
        store.Add([Make.Seen(Make.Parcel("1", "xa.top"))]);
        var id = reader.Belongs(unpaid[0].Key, Make.Day)!.Id;
        var before = Public(reader, id);
        Assert.All(before.Hits, Assert.True);

        Assert.Equal(id, hiding.Hide(id, "names a real shop"));
        var meanwhile = Public(reader, id);
        Assert.All(meanwhile.Hits, Assert.False);
        Assert.Equal((before.All - 5, before.Waves - 1), (meanwhile.All, meanwhile.Waves));
        Assert.Null(reader.Belongs(unpaid[0].Key, Make.Day));
        // What is reported of it meanwhile is kept, and shown to nobody.
        Assert.Equal(Receipt.Accepted, Assert.Single(store.Add([Make.Seen(Make.Unpaid("22", "jcom-b.com") + "至急")])));
        Assert.Equal(meanwhile.All, Public(reader, id).All);
        var mark = Assert.Single(hiding.List());
        Assert.Equal((id, HandClock.Begin, "names a real shop"), (mark.Id, mark.Since, mark.Reason));
        Assert.Equal([id], mark.Waves);

        Assert.Equal(1, hiding.ShowAgain(id));
        Assert.Equal(0, hiding.ShowAgain(id));
        var after = Public(reader, id);
        Assert.All(after.Hits, Assert.True);
        Assert.Equal((before.All + 1, before.Waves), (after.All, after.Waves));
        Assert.Empty(hiding.List());
        Assert.Null(hiding.Hide("no-such-wave", ""));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Webhooks_AreHeldBack_AlsoThoseThatWaitAlready(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        await using var hiding = HiddenWaves.Open(name, TimeProvider.System);
        using var receiver = new Receiver(HttpStatusCode.OK, HttpStatusCode.OK);
        using var client = new HttpClient();
        await using var hooks = Webhooks.Open(name, client, new HandClock());
        hooks.Subscribe(new Subscription("desk", receiver.Url, new byte[32], null, null, Make.Day));
        var (early, late) = (Make.Seen(Make.Unpaid("1", "jcom-a.com")), Make.Seen(Make.Parcel("1", "xa.top")));
        store.Add(Make.Twice(early));
        Assert.Equal(1, hooks.Queue());
        store.Add(Make.Twice(late));
        string[] ids = [reader.Belongs(early.Key, Make.Day)!.Id, reader.Belongs(late.Key, Make.Day)!.Id];
        Assert.All(ids, id => Assert.NotNull(hiding.Hide(id, "")));
        Assert.Equal(0, hooks.Queue());
        Assert.Empty(hooks.QueueAndFindDue());
        Assert.Equal(0, (await hooks.SendAsync(TestContext.Current.CancellationToken)).Taken);
        Assert.Empty(receiver.Got);

        Assert.All(ids, id => Assert.Equal(1, hiding.ShowAgain(id)));
        Assert.Equal(1, hooks.Queue());
        Assert.Equal(2, (await hooks.SendAsync(TestContext.Current.CancellationToken)).Taken);
    }

    [Theory]
    [InlineData("sqlite", true)]
    [InlineData("postgres", true)]
    [InlineData("sqlite", false)]
    [InlineData("postgres", false)]
    public async Task WavesThatBecomeOne_KeepTheMarkOfEither(string kind, bool isOlderHidden)
    {
        var name = stores.New(kind);
        var rules = Rules with { LinkSimilarity = 0 };
        await using var store = WaveStore.Open(name, rules);
        await using var reader = WaveReader.Open(name, rules);
        await using var hiding = HiddenWaves.Open(name, TimeProvider.System);
        var one = Make.Seen(Make.Unpaid("1", "jcom-a.com").Replace("/login", "/zaq/secret-kit", StringComparison.Ordinal));
        var two = Make.Seen("【J:COM】会員情報を更新してください。更新されない場合は解約となります。 https://jcom-z.top/other/kit-two", day: 100);
        store.Add([one]);
        store.Add([two]);
        var on = Make.Day.AddDays(101);
        var (older, younger) = (reader.Belongs(one.Key, on)!.Id, reader.Belongs(two.Key, on)!.Id);
        Assert.NotNull(hiding.Hide(isOlderHidden ? older : younger, ""));
        Assert.Equal(isOlderHidden ? younger : older, Assert.Single(reader.List(null, on, 10)).Id);
        store.Add([two with { Id = Guid.NewGuid(), Day = on, Traits = two.Traits with { Patterns = [.. two.Traits.Patterns, .. one.Traits.Patterns] } }]);

        Assert.Empty(reader.List(null, on, 10));
        Assert.Null(reader.Find(older, on));
        Assert.Null(reader.Find(younger, on));
        Assert.Empty(reader.Events(new WaveFilter(), Make.Day, 10));
        Assert.Equal([older], Assert.Single(hiding.List()).Waves);
        Assert.Equal(1, hiding.ShowAgain(younger));
        Assert.Equal(older, reader.Find(younger, on)?.Summary.Id);
        Assert.Contains(new WaveEvent(younger, on, WaveEventKind.Merged, older), reader.Events(new WaveFilter(), Make.Day, 10).Select(e => e.Event));
    }

    /// <summary>Who takes all reports back and sends the same again has the same text hidden, whatever the wave is called then.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SameText_SentAnew_StaysHidden(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        await using var hiding = HiddenWaves.Open(name, TimeProvider.System);
        List<Sighting> Five(int day) => [.. Enumerable.Range(0, 5).Select(i => Make.Said(Make.Unpaid("1", "jcom-a.com"), $"p{i}", day))];
        var first = Five(0);
        store.Add(first);
        var id = Assert.Single(reader.List(null, Make.Day, 10)).Id;
        hiding.Hide(id, "");
        Assert.All(first, r => Assert.Equal(1, store.Retract(r.Id, Make.Day)));
        Assert.Empty(Assert.Single(hiding.List()).Waves);

        var on = Make.Day.AddDays(40);
        store.Add(Five(40));
        Assert.Empty(reader.List(null, on, 10));
        var named = Assert.Single(Assert.Single(hiding.List()).Waves);
        Assert.Equal(1, hiding.ShowAgain(named));
        Assert.Equal(named, Assert.Single(reader.List(null, on, 10)).Id);
    }

    /// <summary>A text that was hidden and is sent by one person hangs on a wave like it, and does not take that out of view.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task HiddenText_OfOnePerson_HidesNoOtherWave(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        await using var hiding = HiddenWaves.Open(name, TimeProvider.System);
        var marked = Enumerable.Range(0, 5).Select(i => Make.Said(Make.Unpaid("1", "jcom-a.com") + "至急", $"p{i}")).ToList();
        store.Add(marked);
        hiding.Hide(Assert.Single(reader.List(null, Make.Day, 10)).Id, "");
        marked.ForEach(r => store.Retract(r.Id, Make.Day));

        store.Add([Make.Seen(Make.Unpaid("1", "jcom-b.com"), day: 1)]);
        store.Add([Make.Said(Make.Unpaid("1", "jcom-a.com") + "至急", "attacker", day: 2)]);
        var on = Make.Day.AddDays(2);
        Assert.Single(reader.List(null, on, 10));

        // Five of them make it count, and the operator's decision holds again.
        store.Add([.. Enumerable.Range(0, 5).Select(i => Make.Said(Make.Unpaid("1", "jcom-a.com") + "至急", $"q{i}", day: 2))]);
        Assert.Empty(reader.List(null, on, 10));
    }

    /// <summary>Whether a wave is found in each way of looking; the sightings in all numbers, and the waves listed.</summary>
    private static (bool[] Hits, int All, int Waves) Public(WaveReader reader, string id)
    {
        var digest = StoreDigest.Make(reader, Make.Day, Source, Rules);
        bool[] hits =
        [
            reader.Find(id, Make.Day) is not null,
            reader.List(null, Make.Day, 10).Any(w => w.Id == id),
            reader.Events(new WaveFilter(), Make.Day, 10).Any(e => e.Event.Wave == id),
            reader.Brands().Contains("jcom"),
            reader.Recognisable(Make.Day, 10).Any(w => w.Line.Summary.Id == id),
            reader.Series(SeriesKind.Brand, "jcom").Any(),
            reader.DaysByBrand().Contains("jcom"),
            digest.Texts.Any(t => t.Id == id),
            digest.Brands.Any(b => b.Brand == "jcom"),
        ];
        return (hits, reader.Days(new WaveFilter()).Sum(d => d.Count), reader.List(null, Make.Day, 10).Length);
    }
}
