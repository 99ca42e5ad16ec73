using Miyaburi.Waves.Grouping;

namespace Miyaburi.Waves.Tests;

/// <summary>Waves form, merge, part and keep their names.</summary>
public sealed class GroupingTests
{
    private static readonly WaveRules Rules = WaveRules.Default;

    [Fact]
    public void SameTemplate_IsOneWave_AndAnotherIsNot()
    {
        var graph = new WaveGraph(Rules);
        Sighting[] seen = [Make.Seen(Make.Unpaid("1", "jcom-a.com")), Make.Seen(Make.Unpaid("22", "jcom-b.top")), Make.Seen(Make.Parcel("3", "xa.duckdns.org"))];
        graph.Apply(seen);
        Assert.Equal(WaveOf(graph, seen[0]), WaveOf(graph, seen[1]));
        Assert.NotEqual(WaveOf(graph, seen[0]), WaveOf(graph, seen[2]));
    }

    [Fact]
    public void OrderWithinADay_DoesNotMatter()
    {
        var day = Enumerable.Range(0, 60)
            .Select(i => Make.Seen((i % 3) switch
            {
                0 => Make.Unpaid($"{i}", $"h{i}.com") + Tail(i),
                1 => Make.Parcel($"{i}", $"h{i}.top") + Tail(i),
                _ => $"【三井住友カード】ご利用確認のお願い{Tail(i)}。不正利用の可能性があります。https://smbc-{i}.cn/card/login.php",
            }))
            .ToArray();
        var first = Partition(day);
        for (var seed = 0; seed < 5; seed++)
        {
            var shuffled = day.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(first, Partition(shuffled));
        }
    }

    [Fact]
    public void Bridge_MergesIntoTheOlder_WhoseNameStays()
    {
        var graph = new WaveGraph(Rules with { Similarity = 0.6 });
        var older = Make.Seen("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほ未払いのお知らせ");
        var younger = Make.Seen("まみむめもやゆよらりるれろわをんがぎぐげござじずぜぞ停止の予告です", day: 1);
        graph.Apply([older]);
        graph.Apply([younger]);
        var (a, b) = (WaveOf(graph, older), WaveOf(graph, younger));
        Assert.NotEqual(a, b);

        var patterned = new WaveGraph(Rules with { LinkSimilarity = 0 });
        var one = Make.Seen(Make.Unpaid("1", "jcom-a.com").Replace("/login", "/zaq/ne/secret-kit", StringComparison.Ordinal));
        var two = Make.Seen("【J:COM】会員情報を更新してください。更新されない場合は解約となります。 https://jcom-z.top/other/kit-two", day: 1);
        patterned.Apply([one]);
        patterned.Apply([two]);
        Assert.NotEqual(WaveOf(patterned, one), WaveOf(patterned, two));
        var name = WaveOf(patterned, one);
        var change = patterned.Apply([two with { Id = Guid.NewGuid(), Day = Make.Day.AddDays(2), Traits = two.Traits with { Patterns = [.. two.Traits.Patterns, .. one.Traits.Patterns.Where(p => p.StartsWith("p:", StringComparison.Ordinal))] } }]);
        Assert.Equal(name, WaveOf(patterned, two));
        Assert.Contains(change.Events, e => e.Kind is WaveEventKind.Merged && e.Other == name);
    }

    /// <summary>Two wordings that name no company and lead to the very same site are one wave; a path that many kits have joins them not.</summary>
    [Fact]
    public void TextsWithoutABrand_AreJoinedByTheirSite()
    {
        var graph = new WaveGraph(Rules with { LinkSimilarity = 0 });
        var one = Make.Seen(Make.Parcel("1", "xa.top"));
        var two = Make.Seen("ご本人様不在のため荷物を持ち帰りました。再配達のご依頼はこちら http://xa.top/");
        var three = Make.Seen("ご本人様不在のため荷物を持ち帰りました。保管期限を過ぎると返送します http://yb.top/kit/login.php");
        var four = Make.Seen("重要なお知らせです。登録を確かめてください http://zc.top/kit/login.php");
        Assert.All([one, two, three, four], s => Assert.Null(s.Traits.Brand));
        graph.Apply([one, two, three, four]);
        Assert.Equal(WaveOf(graph, one), WaveOf(graph, two));
        Assert.NotEqual(WaveOf(graph, three), WaveOf(graph, four));
    }

    [Fact]
    public void PatternOfManyBrands_JoinsNothingAnyMore_AndItsWavesPart()
    {
        var graph = new WaveGraph(Rules with { LinkSimilarity = 0 });
        Sighting[] jcom =
        [
            Address("jcom", "aaa-one.com", "p:/kit/login.php"),
            Address("jcom", "bbb-two.com", "p:/kit/login.php"),
        ];
        graph.Apply(jcom);
        Assert.Equal(WaveOf(graph, jcom[0]), WaveOf(graph, jcom[1]));

        var change = graph.Apply(["amazon", "rakuten", "smbc"], Make.Day.AddDays(1), b => Address(b, b + "-x.com", "p:/kit/login.php"));
        Assert.NotEqual(WaveOf(graph, jcom[0]), WaveOf(graph, jcom[1]));
        Assert.Contains(change.Events, e => e.Kind is WaveEventKind.Split);
    }

    /// <summary>Whichever came first, so also when the one that gave the wave its name is not the first by key.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void PatternOfManyBrands_PartsItsWaves_WhoeverCameFirst(int first)
    {
        var graph = new WaveGraph(Rules with { LinkSimilarity = 0 });
        Sighting[] jcom = [Address("jcom", "aaa-one.com", "p:/kit/login.php"), Address("jcom", "bbb-two.com", "p:/kit/login.php")];
        graph.Apply([jcom[first]]);
        graph.Apply([jcom[1 - first]]);
        Assert.Equal(WaveOf(graph, jcom[0]), WaveOf(graph, jcom[1]));
        graph.Apply(["amazon", "rakuten", "smbc"], Make.Day.AddDays(1), b => Address(b, b + "-x.com", "p:/kit/login.php"));
        Assert.NotEqual(WaveOf(graph, jcom[0]), WaveOf(graph, jcom[1]));
    }

    /// <summary>Of two texts of one wave each person's first one counts; when the wave parts, the other is all that they said of its own wave.</summary>
    [Fact]
    public void WaveThatParts_LetsEveryoneSpeakInEachPart()
    {
        var graph = new WaveGraph(Rules with { LinkSimilarity = 0 });
        Sighting[] jcom = [Address("jcom", "aaa-one.com", "p:/kit/login.php"), Address("jcom", "bbb-two.com", "p:/kit/login.php")];
        graph.Apply([.. jcom, .. Enumerable.Range(0, Rules.PublicReporters).SelectMany(i => jcom.Select(s => s with { Id = Guid.NewGuid(), Reporter = Sighting.Pseudonym($"p{i}"), Source = SightingSource.Person }))]);
        graph.Apply(["amazon", "rakuten", "smbc"], Make.Day.AddDays(1), b => Address(b, b + "-x.com", "p:/kit/login.php"));
        Assert.NotEqual(WaveOf(graph, jcom[0]), WaveOf(graph, jcom[1]));
        var later = graph.Apply([jcom[0] with { Id = Guid.NewGuid(), Day = Make.Day.AddDays(10) }]);
        Assert.Empty(later.Spent);
    }

    /// <summary>A store that is read anew does not know of what was taken back either.</summary>
    [Fact]
    public void BrandOfWhichNothingIsLeft_DoesNotMakeAPatternGeneral()
    {
        var graph = new WaveGraph(Rules with { LinkSimilarity = 0 });
        Sighting[] jcom = [Address("jcom", "aaa-one.com", "p:/kit/login.php"), Address("jcom", "bbb-two.com", "p:/kit/login.php")];
        var back = Address("smbc", "smbc-x.com", "p:/kit/login.php");
        graph.Apply([.. jcom, back, Address("amazon", "amazon-x.com", "p:/kit/login.php")]);
        graph.Remove([], [new WaveGraph.Left(back.Key, [], HasReports: false)], Make.Day);
        graph.Apply([Address("rakuten", "rakuten-x.com", "p:/kit/login.php")]);
        Assert.Equal(WaveOf(graph, jcom[0]), WaveOf(graph, jcom[1]));
    }

    /// <summary>Two sites of one kit share its path, and the template of their names; the path turns out to be everybody's.</summary>
    [Fact]
    public void PatternThatTurnsOutGeneral_DoesNotPartWhatAnotherStillJoins()
    {
        var graph = new WaveGraph(Rules);
        graph.Apply([Site("smbc", "a", "t:smbc.*.cn"), Site("smbc", "b", "t:smbc.*.cn")]);
        Assert.Single(graph.Waves);
        graph.Apply([.. Enumerable.Range(0, Rules.GenericBrands).Select(i => Site($"brand{i}", "c"))]);
        Assert.Single(graph.Waves, w => w.Brands.Contains("smbc"));

        static Sighting Site(string brand, string host, params string[] more) => new()
        {
            Id = Guid.NewGuid(),
            Day = Make.Day,
            Reporter = Sighting.Pseudonym("gateway"),
            Source = SightingSource.Gateway,
            Traits = new WaveTraits { Brand = brand, Hosts = [$"{host}.example"], Patterns = [$"h:{host}-{brand}.example", "p:/signin/login.php", .. more] },
        };
    }

    [Fact]
    public void OnePerson_NeitherMakesNorJoinsWaves()
    {
        var graph = new WaveGraph(Rules);
        Sighting[] alone = [.. Enumerable.Range(0, 5).Select(i => Make.Said(Make.Parcel($"{i}", $"h{i}.top") + Tail(i), "one"))];
        graph.Apply(alone);
        Assert.All(alone, s => Assert.Equal(0, graph.Find(s.Key)!.Wave!.Count));

        var (a, b) = (Make.Seen(Make.Unpaid("1", "a.com")), Make.Seen(Make.Parcel("1", "b.com")));
        graph.Apply([a, b]);
        graph.Apply([Make.Said(Make.Unpaid("1", "a.com") + Make.Parcel("1", "b.com"), "one", 1)]);
        Assert.NotEqual(WaveOf(graph, a), WaveOf(graph, b));
    }

    [Fact]
    public void FivePeople_MakeAWave()
    {
        var graph = new WaveGraph(Rules);
        Sighting[] said = [.. new[] { "one", "two", "three", "four", "five" }.Select(r => Make.Said(Make.Unpaid(r, $"{r}.com"), r))];
        graph.Apply(said);
        Assert.Equal(5, graph.Find(said[0].Key)!.Wave!.Count);
    }

    [Fact]
    public void Return_AfterQuietDays_IsAnEvent()
    {
        var graph = new WaveGraph(Rules);
        graph.Apply([Make.Seen(Make.Unpaid("1", "a.com"))]);
        var soon = graph.Apply([Make.Seen(Make.Unpaid("2", "b.com"), day: Rules.DormantDays)]);
        Assert.DoesNotContain(soon.Events, e => e.Kind is WaveEventKind.Returned);
        var late = graph.Apply([Make.Seen(Make.Unpaid("3", "c.com"), day: (2 * Rules.DormantDays) + 1)]);
        Assert.Contains(late.Events, e => e.Kind is WaveEventKind.Returned);
    }

    private static string Tail(int i) => new((char)('あ' + (i % 40)), 2);

    private static Sighting Address(string brand, string host, string pattern) => new()
    {
        Id = Guid.NewGuid(),
        Day = Make.Day,
        Reporter = Sighting.Pseudonym("list"),
        Source = SightingSource.List,
        Traits = new WaveTraits { Brand = brand, Hosts = [host], Patterns = ["h:" + host, pattern] },
    };

    private static string? WaveOf(WaveGraph graph, Sighting sighting) => graph.Find(sighting.Key)?.Wave?.Id;

    private static string Partition(IEnumerable<Sighting> day)
    {
        var graph = new WaveGraph(Rules);
        graph.Apply(day);
        return string.Join('\n', day.Select(s => $"{s.Key} {WaveOf(graph, s)}").Order(StringComparer.Ordinal));
    }
}

/// <summary>Shorter ways of saying things.</summary>
internal static class GraphExtensions
{
    internal static GraphChange Apply(this WaveGraph graph, IEnumerable<string> brands, DateOnly day, Func<string, Sighting> make) =>
        graph.Apply(brands.Select(b => make(b) with { Day = day }));
}
