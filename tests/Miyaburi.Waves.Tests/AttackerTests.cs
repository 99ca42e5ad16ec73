using System.Text.Json;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves.Tests;

/// <summary>Somebody who reports whatever they like, as one reporter and as one short of enough, moves nothing that is shown.</summary>
public sealed class AttackerTests(Stores stores)
{
    private const int Quiet = 100;
    private static readonly WaveRules Rules = WaveRules.Default;
    private static readonly DateOnly On = Make.Day.AddDays(Quiet + 2);
    private static readonly Sighting Unpaid = Make.Seen(Make.Unpaid("1", "jcom-a.com").Replace("/login", "/zaq/kit-one", StringComparison.Ordinal));
    private static readonly Sighting Parcel = Make.Seen(Make.Parcel("1", "xa.top").Replace("xa.top/", "xa.top/kit-two/view", StringComparison.Ordinal), day: 1);

    public static TheoryData<string, string> Attacks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var kind in new[] { "sqlite", "postgres" })
            {
                foreach (var attack in Means.Keys)
                {
                    data.Add(kind, attack);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Kinds => ["sqlite", "postgres"];

    /// <summary>What one reporter sends. Every one of these moved something once, or could have.</summary>
    private static Dictionary<string, Func<string, IEnumerable<Sighting>>> Means { get; } = new(StringComparer.Ordinal)
    {
        ["the very same text, on many days"] = who => Enumerable.Range(0, 30).Select(i => As(Unpaid, who, Quiet - 10 + i)),
        ["many variants on one day"] = who => Enumerable.Range(0, 30).Select(i => Make.Said(Make.Unpaid("1", $"j{i}.com") + Tail(i), who, Quiet)),
        ["old dates"] = who => Enumerable.Range(0, 20).Select(i => As(Unpaid, who, -700 + (i * 30))),
        ["future dates"] = who => Enumerable.Range(0, 20).Select(i => As(Unpaid, who, Quiet + (i * 60))),
        ["a text that bridges two waves"] = who => [Make.Said(Make.Unpaid("1", "jcom-a.com") + Make.Parcel("1", "xa.top"), who, Quiet)],
        ["the text of one wave with the links of another"] = who => [As(Unpaid, who, Quiet, t => t with { Patterns = [.. t.Patterns.Union(Parcel.Traits.Patterns)], Hosts = Parcel.Traits.Hosts })],
        ["the wrong brand"] = who => new[] { "amazon", "rakuten", "smbc", null }.Select(b => As(Unpaid, who, Quiet, t => t with { Brand = b })),
        ["the wrong lure"] = who => [As(Unpaid, who, Quiet, t => t with { Lure = "delivery" })],
        ["an honest company's host"] = who => Enumerable.Range(0, 30).Select(i => As(Unpaid, who, Quiet - i, t => t with { Hosts = ["honest-bakery.com"] })),
        ["the kit's path under other brands"] = who => new[] { "amazon", "rakuten", "smbc", "aeon" }.Select(b => As(Unpaid, who, Quiet, t => new WaveTraits { Brand = b, Patterns = t.Patterns })),
        ["texts that crowd the index"] = who => Enumerable.Range(0, 30).Select(i => Make.Said(Make.Unpaid("1", "jcom-a.com") + Tail(i), who, -1)),
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task OneReporter_MovesNothing(string kind, string attack)
    {
        var name = stores.New(kind);
        await using var reader = WaveReader.Open(name, Rules);
        await using (var store = WaveStore.Open(name, Rules))
        {
            store.Add([Unpaid, Parcel]);
            var before = Shown(reader);
            foreach (var report in Means[attack]("attacker"))
            {
                store.Add([report]);
            }

            Assert.Equal(before, Shown(reader));
            store.Expire(On);
            Assert.Equal(before, Shown(reader));
        }

        // Whatever is read again is what it was; and the waves still find what belongs to them.
        await using var again = WaveStore.Open(name, Rules);
        again.Add([Make.Seen(Make.Unpaid("7", "jcom-b.com") + "至急", day: 3), Make.Seen(Make.Parcel("7", "xb.top") + "至急", day: 3)]);
        Assert.Equal([(Make.Day.AddDays(3), 2), (Make.Day.AddDays(3), 2)], reader.List(null, On, 10).Select(w => (w.Last, w.Count)));
    }

    /// <summary>One short of enough is as good as nobody; the fifth moves state, return, days, count and host at once.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Enough_MoveIt_AndOneLessDoesNot(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        store.Add([Unpaid, Parcel]);
        var before = Shown(reader);
        for (var i = 1; i < Rules.PublicReporters; i++)
        {
            // Texts that differ a little: the very same from four and the gateway would be five for an example.
            store.Add([As(Variant(i), $"p{i}", Quiet, t => t with { Hosts = ["jcom-new.com"] })]);
            Assert.Equal(before, Shown(reader));
        }

        store.Add([As(Variant(9), "last", Quiet, t => t with { Hosts = ["jcom-new.com"] })]);
        var wave = reader.Find(reader.List("jcom", On, 1)[0].Id, On)!;
        Assert.Equal((WaveState.Returned, Make.Day, Make.Day.AddDays(Quiet), 6), (wave.Summary.State, wave.Summary.First, wave.Summary.Last, wave.Summary.Count));
        Assert.Equal([new DayCount(Make.Day, 1), new DayCount(Make.Day.AddDays(Quiet), 5)], wave.Days);
        Assert.Contains(wave.Events, e => e.Kind is WaveEventKind.Returned && e.Day == Make.Day.AddDays(Quiet));
        Assert.Contains(wave.Hosts, h => h is { Host: "jcom-new.com", Count: 5 });
    }

    /// <summary>Who hides among enough others has one voice, and cannot move a host's days beyond theirs.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AmongEnoughOthers_OneReporterIsOne(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        store.Add([.. Enumerable.Range(0, 5).Select(i => As(Unpaid, $"p{i}", Quiet))]);
        var before = reader.List(null, On, 10)[0];
        store.Add([.. Means["many variants on one day"]("attacker"), .. Means["old dates"]("attacker"), .. Means["future dates"]("attacker").Skip(1)]);
        store.Expire(On);
        Assert.Equal(before with { Count = 6 }, reader.List(null, On, 10)[0]);
        var host = Assert.Single(reader.Find(before.Id, On)!.Hosts);
        Assert.Equal((Make.Day.AddDays(Quiet), Make.Day.AddDays(Quiet)), (host.First, host.Last));
    }

    /// <summary>Five on five days are enough as well, once those days are over; they count on the day of the fifth.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task PeopleOfSeveralDays_CountWhenTheDaysAreOver(string kind)
    {
        var name = stores.New(kind);
        await using (var store = WaveStore.Open(name, Rules))
        {
            store.Add([.. Enumerable.Range(0, 4).Select(i => As(Unpaid, $"p{i}", i))]);
            store.Add([.. Enumerable.Range(0, 9).Select(i => As(Unpaid, "p3", 4 + i))]);
            store.Expire(Make.Day.AddDays(20));
        }

        await using var reader = WaveReader.Open(name, Rules);
        Assert.Empty(reader.List(null, On, 10));
        await using (var store = WaveStore.Open(name, Rules))
        {
            store.Add([As(Unpaid, "p4", 13)]);
            Assert.Empty(reader.List(null, On, 10));
            store.Expire(Make.Day.AddDays(14));
            var wave = Assert.Single(reader.List(null, On, 10));
            Assert.Equal((Make.Day.AddDays(13), Make.Day.AddDays(13), 5), (wave.First, wave.Last, wave.Count));
            Assert.Equal(Unpaid.Traits.Lure, wave.Lure);
            store.Erase(Sighting.Pseudonym("p3"), On);
            Assert.Empty(reader.List(null, On, 10));
        }
    }

    /// <summary>What five said and some took back is in no number until five say it again; neither in a store that is read anew.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatTooFewStillSay_IsShownNoMore(string kind)
    {
        var name = stores.New(kind);
        await using var reader = WaveReader.Open(name, Rules);
        await using (var store = WaveStore.Open(name, Rules))
        {
            store.Add([.. Enumerable.Range(0, 5).Select(i => As(Unpaid, $"p{i}", 0))]);
            var shown = Assert.Single(reader.List(null, On, 10)).Id;
            Assert.Equal(1, store.Erase(Sighting.Pseudonym("p0"), Make.Day));
            Assert.Empty(reader.List(null, On, 10));
            Assert.Null(reader.Find(shown, On));
            Assert.Null(reader.Belongs(Unpaid.Key, On));
            Assert.Empty(reader.Events(new WaveFilter(), Make.Day, 10));
            Assert.Empty(reader.Series(SeriesKind.Brand, "jcom"));
            Assert.Equal(4, reader.Reports());
            store.Add([As(Unpaid, "p1", 0)]);
            Assert.Empty(reader.List(null, On, 10));
        }

        await using (var store = WaveStore.Open(name, Rules))
        {
            store.Add([As(Unpaid, "p5", 0)]);
            Assert.Equal(5, Assert.Single(reader.List(null, On, 10)).Count);
            Assert.Equal(5, reader.Series(SeriesKind.Brand, "jcom").Sum(d => d.Count));
        }
    }

    /// <summary>What a connected source saw stays, whoever takes a report back.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatAConnectedSourceSaw_Stays(string kind)
    {
        var name = stores.New(kind);
        await using var reader = WaveReader.Open(name, Rules);
        await using var store = WaveStore.Open(name, Rules);
        store.Add([Unpaid, .. Enumerable.Range(0, 5).Select(i => As(Unpaid, $"p{i}", 0))]);
        Assert.Equal(3, Enumerable.Range(0, 3).Sum(i => store.Erase(Sighting.Pseudonym($"p{i}"), Make.Day)));
        Assert.Equal(3, Assert.Single(reader.List(null, On, 10)).Count);
    }

    /// <summary>Reports that were never counted take nothing with them when they are taken back.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TakingBackWhatNeverCounted_TakesNothing(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        store.Add([Unpaid, Parcel]);
        var before = Shown(reader);
        var sent = Means.Values.SelectMany(m => m("attacker")).ToList();
        sent.ForEach(s => store.Add([s]));
        sent.ForEach(s => store.Retract(s.Id, On));
        Assert.Equal(before, Shown(reader));
        Assert.Equal(2, store.Variants);
    }

    /// <summary>Everything that anybody is shown, as text.</summary>
    private static string Shown(WaveReader reader)
    {
        var waves = reader.Lines(new WaveFilter(), On, 100);
        return string.Join(
            '\n',
            waves.Select(w => JsonSerializer.Serialize(reader.Find(w.Summary.Id, On)!, WaveJson.Default.WaveDetail))
                .Concat(waves.Select(w => w.ToString()))
                .Concat(reader.Events(new WaveFilter(), DateOnly.MinValue, 100).Select(e => e.ToString()))
                .Concat(reader.DaysByBrand().SelectMany(b => b.Select(d => $"{b.Key} {d}")))
                .Concat(reader.Brands().Concat(reader.Lures()))
                .Concat(reader.Series(SeriesKind.Host, "honest-bakery.com").Select(d => d.ToString()))
                .Append(StoreDigest.Make(reader, On, "test", Rules).Write()));
    }

    private static Sighting As(Sighting seen, string who, int day, Func<WaveTraits, WaveTraits>? change = null) => new()
    {
        Id = Guid.NewGuid(),
        Day = Make.Day.AddDays(day),
        Reporter = Sighting.Pseudonym(who),
        Source = SightingSource.Person,
        Traits = change?.Invoke(seen.Traits) ?? seen.Traits,
    };

    private static Sighting Variant(int i) => Make.Seen(Make.Unpaid("1", "jcom-new.com") + Tail(i));

    private static string Tail(int i) => new((char)('あ' + (i % 40)), 2);

    /// <summary>Names of people end with the year: three of December and three of January may be the same three.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ThreeBeforeAndThreeAfterNewYear_AreNotSix(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        Sighting Said(string who, int day) => Make.Said(Make.Unpaid("1", "jcom-a.com"), who) with { Day = new DateOnly(2022, 12, 31).AddDays(day) };
        store.Add([.. Enumerable.Range(0, 3).Select(i => Said($"old {i}", 0))]);
        store.Add([.. Enumerable.Range(0, 3).Select(i => Said($"new {i}", 1))]);
        var on = new DateOnly(2023, 1, 20);
        store.Expire(on);
        Assert.Empty(reader.List(null, on, 10));

        // Enough of either year do, and an example is one that enough of one year sent.
        store.Add([.. Enumerable.Range(3, 1).Select(i => Said($"old {i}", 0))]);
        store.Add([.. Enumerable.Range(3, 2).Select(i => Said($"new {i}", 1))]);
        Enumerable.Range(0, 3).ToList().ForEach(i => store.Object(Said($"old {i}", 0), "genuine"));
        Enumerable.Range(0, 3).ToList().ForEach(i => store.Object(Said($"new {i}", 1), "genuine"));
        var wave = reader.Find(Assert.Single(reader.List(null, on, 10)).Id, on)!;
        Assert.Equal((5, 5, 0), (wave.Summary.Count, Assert.Single(wave.Hosts).Count, wave.Objections));
        Assert.NotNull(wave.Example);

        // Four of each year are left: as many names as six people had, and of neither year enough.
        store.Erase(Sighting.Pseudonym("new 0"), on);
        Assert.Empty(reader.List(null, on, 10));
    }
}
