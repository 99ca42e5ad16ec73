using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves.Tests;

/// <summary>The same on both stores.</summary>
public sealed class StoreTests(Stores stores)
{
    private static readonly WaveRules Rules = WaveRules.Default;

    public static TheoryData<string> Kinds => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SameReport_CountsOnce_AlsoAfterReopening(string kind)
    {
        var name = stores.New(kind);
        var report = Make.Seen(Make.Unpaid("1", "jcom-a.com"));
        await using (var store = WaveStore.Open(name, Rules))
        {
            Assert.Equal([Receipt.Accepted, Receipt.Known], store.Add([report, report]));
        }

        await using (var store = WaveStore.Open(name, Rules))
        {
            Assert.Equal([Receipt.Known], store.Add([report]));
        }

        await using var reader = WaveReader.Open(name, Rules);
        Assert.Equal(1, reader.Reports());
        Assert.Equal(1, Assert.Single(reader.List(null, Make.Day, 10)).Count);
        Assert.True(reader.Has(report.Id));
        Assert.Equal([new DayCount(Make.Day, 1)], reader.Series(SeriesKind.Brand, "jcom"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Reopened_GroupsAsBefore(string kind)
    {
        var name = stores.New(kind);
        await using (var store = WaveStore.Open(name, Rules))
        {
            store.Add([Make.Seen(Make.Unpaid("1", "jcom-a.com")), Make.Seen(Make.Parcel("1", "xa.top"))]);
        }

        await using (var store = WaveStore.Open(name, Rules))
        {
            store.Add([Make.Seen(Make.Unpaid("22", "jcom-b.com") + "至急", day: 3)]);
        }

        await using var reader = WaveReader.Open(name, Rules);
        var waves = reader.List("jcom", Make.Day.AddDays(3), 10);
        Assert.Equal(2, Assert.Single(waves).Count);
        var wave = reader.Find(waves[0].Id, Make.Day.AddDays(3))!;
        Assert.Equal(["jcom-a.com", "jcom-b.com"], wave.Hosts.Select(h => h.Host).Order());
        Assert.Equal([1, 1], wave.Days.Select(d => d.Count));
        Assert.Equal(WaveState.New, wave.Summary.State);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task People_AreShownOnlyWhenEnoughAgree(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        for (var people = 1; people <= 5; people++)
        {
            store.Add([Make.Said(Make.Unpaid($"{people}", "jcom-a.com"), $"reporter {people}")]);
            var waves = reader.List(null, Make.Day, 10);
            Assert.Equal(people >= Rules.PublicReporters ? 1 : 0, waves.Length);
            if (waves is [var wave])
            {
                var detail = reader.Find(wave.Id, Make.Day)!;
                Assert.Equal(people >= Rules.ExampleReporters, detail.Example is not null);
                Assert.Equal(people >= Rules.HostReporters ? ["jcom-a.com"] : [], detail.Hosts.Select(h => h.Host));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task OnePerson_CountsOncePerTextAndDay_AndHasAQuota(string kind)
    {
        var name = stores.New(kind);
        await using (var first = WaveStore.Open(name, Rules))
        {
            Assert.Equal([Receipt.Accepted, Receipt.Known], first.Add([Make.Said(Make.Unpaid("1", "a-b.com"), "one"), Make.Said(Make.Unpaid("2", "a-b.com"), "one")]));
            Assert.All(first.Add(Lots(0, 20)), r => Assert.Equal(Receipt.Accepted, r));
        }

        // A program that begins again knows what was used; another day and another person have quotas of their own.
        await using var store = WaveStore.Open(name, Rules);
        var many = store.Add(Lots(20, Rules.ReporterQuota + 5));
        Assert.Equal(5, many.Count(r => r is Receipt.OverQuota));
        Assert.Equal([Receipt.Accepted, Receipt.Accepted], store.Add([Lots(60, 61)[0] with { Day = Make.Day.AddDays(1) }, Lots(60, 61)[0] with { Reporter = Sighting.Pseudonym("three") }]));

        static List<Sighting> Lots(int from, int to) => [.. Enumerable.Range(from, to - from).Select(i => Make.Said($"お支払いの確認が必要です。{(char)('あ' + i)}{(char)('ア' + i)}係 https://h{i}-x.com/", "two"))];
    }

    /// <summary>A day that is past is shown as it was: a wave that was quiet then is quiet, and what came later is in no number.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task PastDay_HasTheNumbersOfThatDay(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        store.Add([Make.Seen(Make.Unpaid("1", "jcom-a.com"), day: -100), Make.Seen(Make.Unpaid("1", "jcom-a.com"), day: -99), Make.Seen(Make.Parcel("1", "xa.top"), day: -2)]);
        store.Add([.. Enumerable.Range(0, 3).Select(i => Make.Seen(Make.Unpaid("1", "jcom-a.com"), day: i))]);

        var then = Make.Day.AddDays(-1);
        var quiet = Assert.Single(reader.Lines(new WaveFilter { State = WaveState.Dormant }, then, 10)).Summary;
        Assert.Equal(("jcom", Make.Day.AddDays(-100), Make.Day.AddDays(-99), 2, WaveState.Dormant), (quiet.Brand, quiet.First, quiet.Last, quiet.Count, quiet.State));
        Assert.Equal(["delivery", quiet.Lure], reader.List(null, then, 10).Select(w => w.Lure));
        Assert.Empty(reader.Lines(new WaveFilter { Brand = "jcom", Fewest = 3 }, then, 10));
        Assert.Equal(
            (quiet, 2, 1, (WaveEventKind?)WaveEventKind.New),
            reader.Find(quiet.Id, then) is { } wave ? (wave.Summary, wave.Days.Length, wave.Phases.Length, wave.Events.SingleOrDefault()?.Kind) : default);
        Assert.Null(reader.Find(quiet.Id, Make.Day.AddDays(-101)));
        Assert.Equal((5, WaveState.Returned), reader.Find(quiet.Id, Make.Day.AddDays(2)) is { } now ? (now.Summary.Count, now.Summary.State) : default);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task OnePerson_IsInNoPublicNumber(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        store.Add([.. Enumerable.Range(0, 20).Select(i => Make.Said($"【J:COM】料金が未払いです{(char)('あ' + i)}{(char)('ア' + i)}。https://h{i}-x.com/", "one"))]);
        Assert.Empty(reader.Days(new WaveFilter { Brand = "jcom" }));
        Assert.Empty(reader.Events(new WaveFilter(), Make.Day, 100));
        Assert.Empty(StoreDigest.Make(reader, Make.Day, "test", Rules).Brands);
        Assert.Empty(reader.Series(SeriesKind.Brand, "jcom"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Lines_AreFilteredByBrandLureAndState_AndSayWhatIsUp(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        var unpaid = Make.Seen(Make.Unpaid("1", "jcom-a.com"));
        store.Add([unpaid with { Day = Make.Day.AddDays(-100) }, Make.Seen(Make.Parcel("1", "xa.top"), day: -60)]);
        store.Add([.. Enumerable.Range(0, 12).Select(i => Make.Seen(Make.Unpaid("1", "jcom-b.com"), day: i / 4))]);
        var on = Make.Day.AddDays(3);

        var line = Assert.Single(reader.Lines(new WaveFilter { State = WaveState.Returned }, on, 10));
        Assert.Equal(("jcom", unpaid.Traits.Lure, 1, 12, Make.Day), (line.Summary.Brand, line.Summary.Lure, line.Returns, line.Phase.Count, line.Phase.From));
        Assert.Equal((Make.Day, 12), (line.Burst!.From, line.Burst.Count));
        Assert.Equal(line.Summary.Id, Assert.Single(reader.Lines(new WaveFilter { Brand = "jcom", Lure = unpaid.Traits.Lure }, on, 10)).Summary.Id);
        Assert.Equal("delivery", Assert.Single(reader.Lines(new WaveFilter { State = WaveState.Dormant }, on, 10)).Summary.Lure);
        Assert.Empty(reader.Lines(new WaveFilter { Brand = "jcom", Lure = "delivery" }, on, 10));
        Assert.Equal([WaveEventKind.Returned, WaveEventKind.New], reader.Events(new WaveFilter { Brand = "jcom" }, Make.Day.AddDays(-200), 10).Select(e => e.Event.Kind));
        Assert.Equal([line.Summary.Id], reader.Events(new WaveFilter(), Make.Day.AddDays(-200), 10, WaveEventKind.Returned).Select(e => e.Wave.Id));
        Assert.Equal(["jcom"], reader.Brands());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Digest_HoldsNumbers_AndTextsThatEnoughPeopleSent(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        store.Add([.. Enumerable.Range(0, 4).Select(i => Make.Said(Make.Unpaid("1", "jcom-a.com"), $"p{i}"))]);
        Assert.Empty(StoreDigest.Make(reader, Make.Day, "test", Rules).Texts);
        store.Add([Make.Said(Make.Unpaid("1", "jcom-a.com"), "fifth")]);
        var file = StoreDigest.Make(reader, Make.Day, "test", Rules);
        Assert.Equal(("jcom", 5), (Assert.Single(file.Brands).Brand, file.Brands[0].Count));
        var text = Assert.Single(file.Texts);
        Assert.Equal(1, TextSignature.Read(Convert.FromBase64String(text.Signature!)).Similarity(Make.Traits(Make.Unpaid("9", "z.com")).Signature));
        Assert.DoesNotContain("jcom-a", file.Write(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Keys_StayInTheStore_AndReportersAreNetworksOfAYear(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        var report = Guid.NewGuid();
        var token = ErasureTokens.Of(store.Secrets).Make(report);
        Assert.Equal(report, ErasureTokens.Of(store.Secrets).Read(token));
        Assert.Null(ErasureTokens.Of(store.Secrets).Read(Guid.NewGuid().ToString("N") + token[32..]));
        Assert.Null(ErasureTokens.Of(store.Secrets).Read("short"));

        var year = Pseudonyms.Of(store.Secrets, 2022);
        Assert.Equal(Of(year, "192.0.2.1"), Of(Pseudonyms.Of(store.Secrets, 2022), "::ffff:192.0.2.77"));
        Assert.Equal(Of(year, "2001:db8:1:2::1"), Of(year, "2001:db8:1:3::1"));
        Assert.NotEqual(Of(year, "192.0.2.1"), Of(year, "192.0.3.1"));
        Assert.NotEqual(Of(year, "192.0.2.1"), Of(Pseudonyms.Of(store.Secrets, 2023), "192.0.2.1"));
        Assert.NotEqual(Of(year, "192.0.2.1"), Of(Pseudonyms.Of(store.Secrets, 2022), "192.0.2.1"));

        static Guid Of(Pseudonyms names, string address) => names.Of(System.Net.IPAddress.Parse(address));
    }

    /// <summary>A day that is reported late changes when a wave began and came back; with enough of them it was never away.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task DaysReportedLate_ChangeTheStory(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        Sighting On(int day) => Make.Seen(Make.Unpaid("1", "jcom-a.com"), day);
        (WaveEventKind, int)[] Story() => [.. reader.Find(Assert.Single(reader.List(null, Make.Day.AddDays(100), 10)).Id, Make.Day.AddDays(100))!.Events.Select(e => (e.Kind, e.Day.DayNumber - Make.Day.DayNumber))];
        store.Add([On(0)]);
        store.Add([On(70)]);
        Assert.Equal([(WaveEventKind.New, 0), (WaveEventKind.Returned, 70)], Story());
        store.Add([On(50), On(-10)]);
        Assert.Equal([(WaveEventKind.New, -10), (WaveEventKind.Returned, 50)], Story());
        store.Add([On(30)]);
        Assert.Equal([(WaveEventKind.New, -10)], Story());
    }

    /// <summary>One template in two companies' names is one wave, and is found under both.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WaveOfTwoBrands_IsFoundUnderBoth(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        await using var hooks = Webhooks.Open(name, new HandClock());
        hooks.Subscribe(new Subscription("aeon", new Uri("http://127.0.0.1:9/"), new byte[32], "aeon-card", null, Make.Day));
        var seen = Make.Seen(Make.Unpaid("1", "jcom-a.com"));
        var other = seen with { Id = Guid.NewGuid(), Traits = seen.Traits with { Brand = "aeon-card" } };
        store.Add([.. Make.Twice(seen), other]);

        var wave = Assert.Single(reader.List(null, Make.Day, 10));
        Assert.Equal(("jcom", 1), (wave.Brand, wave.Others));
        Assert.Equal([wave.Id, wave.Id], new[] { "jcom", "aeon-card" }.Select(b => Assert.Single(reader.List(b, Make.Day, 10)).Id));
        Assert.Empty(reader.List("amazon", Make.Day, 10));
        Assert.Equal(["aeon-card", "jcom"], reader.Brands());
        Assert.Equal(["jcom", "aeon-card"], reader.Find(wave.Id, Make.Day)!.Brands);
        Assert.Equal(wave.Id, Assert.Single(reader.Events(new WaveFilter { Brand = "aeon-card" }, Make.Day, 10)).Wave.Id);
        Assert.Equal(1, hooks.Queue());

        Assert.Equal(1, store.Retract(other.Id, Make.Day));
        Assert.Empty(reader.List("aeon-card", Make.Day, 10));
        Assert.Equal(["jcom"], reader.Brands());
        Assert.Equal(0, Assert.Single(reader.List("jcom", Make.Day, 10)).Others);
    }

    /// <summary>A state is looked for among all waves of the time in question, also behind many that were seen later.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task State_IsFoundBehindManyOthers(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        var list = new PhishList(EngineData.Embedded.Brands, new DateOnly(2022, 9, 20));
        store.Add([.. new[] { "2022/06/01", "2022/09/16" }.Select(d => list.Read($"{d} 10:00:00,https://back-again.example/kit/login.php,J:COM")!)]);
        store.Add([.. Enumerable.Range(0, 1100).Select(i => list.Read($"2022/09/20 10:00:00,https://{(char)('a' + (i % 26))}x{i}y.example/,")!)]);
        Assert.Equal("jcom", Assert.Single(reader.Lines(new WaveFilter { State = WaveState.Returned }, new DateOnly(2022, 9, 21), 30)).Summary.Brand);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SecondWriter_IsRefused(string kind)
    {
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        Assert.Throws<StoreInUseException>(() => WaveStore.Open(name, Rules));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task MergedWave_IsFoundUnderItsOldName(string kind)
    {
        var name = stores.New(kind);
        var rules = Rules with { LinkSimilarity = 0 };
        await using var store = WaveStore.Open(name, rules);
        await using var reader = WaveReader.Open(name, rules);
        var one = Make.Seen(Make.Unpaid("1", "jcom-a.com").Replace("/login", "/zaq/secret-kit", StringComparison.Ordinal));
        var two = Make.Seen("【J:COM】会員情報を更新してください。更新されない場合は解約となります。 https://jcom-z.top/other/kit-two", day: 1);
        store.Add([one]);
        store.Add([two]);
        var younger = reader.List(null, Make.Day.AddDays(1), 10)[0].Id;
        store.Add([two with { Id = Guid.NewGuid(), Traits = two.Traits with { Patterns = [.. two.Traits.Patterns, .. one.Traits.Patterns] } }]);
        var left = Assert.Single(reader.List(null, Make.Day.AddDays(1), 10));
        Assert.NotEqual(younger, left.Id);
        Assert.Equal(left.Id, reader.Find(younger, Make.Day.AddDays(1))!.Summary.Id);
        Assert.Equal(3, left.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task GeneralPattern_JoinsNothing_AlsoAfterReopening(string kind)
    {
        var name = stores.New(kind);
        var (said, listed) = (Address("jcom", "a-a.com") with { Source = SightingSource.Person }, Address("jcom", "b-b.com"));
        await using (var store = WaveStore.Open(name, Rules))
        {
            store.Add([said, listed]);
            store.Add([.. new[] { "amazon", "rakuten", "smbc" }.Select(b => Address(b, $"{b}.top") with { Day = Make.Day.AddDays(1) })]);
        }

        await using (var store = WaveStore.Open(name, Rules))
        {
            store.Add([said with { Id = Guid.NewGuid(), Source = SightingSource.List }]);
        }

        await using var reader = WaveReader.Open(name, Rules);
        Assert.NotEqual(reader.Belongs(listed.Key, Make.Day)!.Id, reader.Belongs(said.Key, Make.Day)!.Id);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Service_AnswersEachOfManyCallers(string kind)
    {
        var name = stores.New(kind);
        await using (var service = new WaveService(WaveStore.Open(name, Rules)))
        {
            var sample = Make.Seen(Make.Unpaid("1", "jcom-a.com"));
            var receipts = await Task.WhenAll(Enumerable.Range(0, 3000).Select(i => Task.Run(() => service.AddAsync(sample with { Id = new Guid(i / 2, 0, 0, new byte[8]) }, TestContext.Current.CancellationToken))));
            Assert.Equal(1500, receipts.Count(r => r is Receipt.Accepted));
            Assert.Equal(1500, await service.RunAsync(s => s.Add([]).Count + 1500, TestContext.Current.CancellationToken));
        }

        await using var reader = WaveReader.Open(name, Rules);
        Assert.Equal(1500, reader.Reports());
    }

    [Fact]
    public async Task Backup_MadeWhileWriting_CanBePutBack()
    {
        var (name, copy, other) = (stores.New("sqlite"), stores.New("sqlite"), stores.New("sqlite"));
        await using (var store = WaveStore.Open(name, Rules))
        {
            store.Add([Make.Seen(Make.Unpaid("1", "jcom-a.com"))]);
            StoreFiles.Backup(name, copy);
            store.Add([Make.Seen(Make.Unpaid("2", "jcom-b.com"))]);
        }

        StoreFiles.Restore(other, copy);
        await using var reader = WaveReader.Open(other, Rules);
        Assert.Equal(1, reader.Reports());
        await File.WriteAllTextAsync(copy + ".txt", "no store", TestContext.Current.CancellationToken);
        Assert.ThrowsAny<Exception>(() => StoreFiles.Restore(other, copy + ".txt"));
        Assert.Equal(1, reader.Reports());
    }

    private static Sighting Address(string brand, string host) => new()
    {
        Id = Guid.NewGuid(),
        Day = Make.Day,
        Reporter = Sighting.Pseudonym("list"),
        Source = SightingSource.List,
        Traits = new WaveTraits { Brand = brand, Hosts = [host], Patterns = ["h:" + host, "p:/kit/login.php"] },
    };
}
