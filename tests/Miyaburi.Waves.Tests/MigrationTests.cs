using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves.Tests;

/// <summary>A store of every earlier schema version is brought up to date and goes on with all that it held.</summary>
public sealed class MigrationTests(Stores stores)
{
    /// <summary>Version in which each of these came.</summary>
    private const int Subscriptions = 2;
    private const int Secrets = 3;
    private const int Hiding = 8;

    private static readonly WaveRules Rules = WaveRules.Default;
    private static readonly DateOnly On = Make.Day.AddDays(3);

    public static TheoryData<string, int> Versions
    {
        get
        {
            var versions = new TheoryData<string, int>();
            foreach (var kind in StoreTests.Kinds)
            {
                foreach (var version in Enumerable.Range(1, Database.NewestVersion))
                {
                    versions.Add(kind, version);
                }
            }

            return versions;
        }
    }

    public static TheoryData<string> Kinds => StoreTests.Kinds;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task OldStore_ShowsWhatItShowed(string kind, int version)
    {
        var name = stores.New(kind);
        await OldStore.MakeAsync(name, version);
        await using var reader = WaveReader.Open(name, Rules);
        Assert.Equal(10, reader.Reports());
        Assert.All(OldStore.Reports, r => Assert.True(reader.Has(r.Id)));

        var wave = reader.Find(Assert.Single(reader.List(null, On, 10)).Id, On)!;
        Assert.Equal((OldStore.Shown, "jcom", 9), (wave.Summary.Id, wave.Summary.Brand, wave.Summary.Count));
        Assert.Equal([1, 7, 1], wave.Days.Select(d => d.Count));
        Assert.Equal(["jcom-a.com"], wave.Hosts.Select(h => h.Host));
        Assert.Equal([WaveEventKind.New], wave.Events.Select(e => e.Kind));
        Assert.Equal(3, reader.Series(SeriesKind.Host, "jcom-a.com").Sum(d => d.Count));
        Assert.Equal(9, reader.Series(SeriesKind.Brand, "jcom").Sum(d => d.Count));
        Assert.Equal(OldStore.Shown, reader.Belongs(OldStore.Reports[0].Key, On)?.Id);
        Assert.Equal(OldStore.Reports[0].Traits.Skeleton, wave.Example);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task OldStore_GoesOn(string kind, int version)
    {
        var name = stores.New(kind);
        await OldStore.MakeAsync(name, version);
        await using var store = WaveStore.Open(name, Rules);
        await using var reader = WaveReader.Open(name, Rules);
        Assert.Equal(2, store.Variants);
        Assert.All(store.Add(OldStore.Reports), r => Assert.Equal(Receipt.Known, r));
        Assert.Equal(Receipt.Known, Assert.Single(store.Add([OldStore.Reports[3] with { Id = Guid.NewGuid() }])));

        // Another copy joins, and what one person said is heard when four more say it.
        store.Add([Make.Seen(Make.Unpaid("22", "jcom-b.com") + "至急", day: 3, OldStore.Gateway)]);
        Assert.Equal(10, Assert.Single(reader.List(null, On, 10)).Count);
        store.Add([.. Enumerable.Range(0, 4).Select(i => OldStore.Lonely with { Id = Guid.NewGuid(), Reporter = Sighting.Pseudonym($"neighbour {i}") })]);
        Assert.Equal(5, reader.Belongs(OldStore.Lonely.Key, On)?.Count);

        Assert.Equal(1, store.Erase(Sighting.Pseudonym("person 0"), On));
        Assert.Equal(1, store.Retract(OldStore.Reports[0].Id, On));
        Assert.Equal(8, reader.Find(OldStore.Shown, On)!.Summary.Count);
        Assert.Equal(1, store.Retract(new Guid(30, 0, 0, new byte[8]), On));
        Assert.Equal(version < 6 ? new ImportMark(7, "") : new ImportMark(7, "abc"), store.Imported("list.csv"));
        Assert.Equal(13, store.Expire(Make.Day.AddDays(Rules.RetentionDays + 10)));
        Assert.Equal(0, reader.Reports());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task OldStore_KeepsKeysSubscribersAndHiddenWaves(string kind, int version)
    {
        var name = stores.New(kind);
        await OldStore.MakeAsync(name, version);
        await using var store = WaveStore.Open(name, Rules);
        Assert.Equal(version >= Secrets, OldStore.Secret.SequenceEqual(store.Secrets.Key("erasure")));
        using var client = new HttpClient();
        await using var webhooks = Webhooks.Open(name, client, TimeProvider.System);
        Assert.Equal(version >= Subscriptions ? ["desk"] : [], webhooks.List().Select(s => s.Id));
        // The event is a delivery already, and is not made one again.
        Assert.Equal(0, webhooks.Queue());
        await using var hiding = HiddenWaves.Open(name, TimeProvider.System);
        Assert.Equal(version >= Hiding ? [OldStore.Hidden] : [], hiding.List().Select(h => h.Id));
        Assert.Equal(OldStore.Shown, hiding.Hide(OldStore.Shown, ""));
        await using var reader = WaveReader.Open(name, Rules);
        Assert.Null(reader.Find(OldStore.Shown, On));
    }

    /// <summary>A program of an earlier version that writes would go on as if the tables were as it knows them.</summary>
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task OldStore_ThatIsWrittenTo_IsLeftAsItIs(string kind)
    {
        var name = stores.New(kind);
        await OldStore.MakeAsync(name, Database.NewestVersion - 1);
        await using var database = Database.Of(name);
        using (database.LockForWriting())
        {
            Assert.Throws<StoreInUseException>(() => WaveReader.Open(name, Rules));
        }

        await using var reader = WaveReader.Open(name, Rules);
        Assert.Equal(10, reader.Reports());
        // Nobody holds the lock for having looked.
        await using var store = WaveStore.Open(name, Rules);
        Assert.Equal(2, store.Variants);
    }

    /// <summary>Hosts that a list published are shown in full also in a store that did not note which they are; one that gateways saw three times is not.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task OldStore_KnowsWhatAListPublished(string kind)
    {
        var name = stores.New(kind);
        await OldStore.MakeAsync(name, Database.NewestVersion - 1);
        var row = new PhishList(EngineData.Embedded.Brands, Make.Day).Read("2022/09/16 10:00:00,https://one.jcom-c.com/login,J:COM")!;
        await using (var database = Database.Of(name))
        {
            await using var connection = database.ConnectForWriting();
            OldStore.InsertBare(connection, row);
        }

        await using var reader = WaveReader.Open(name, Rules);
        Assert.Equal("one.jcom-c.com", Assert.Single(reader.Find(reader.Belongs(row.Key, On)!.Id, On)!.Hosts).Host);
    }

    /// <summary>A program that goes back to an earlier version must not write to tables that it does not know.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task StoreOfALaterVersion_IsOpenedByNobody(string kind)
    {
        var name = stores.New(kind);
        await WaveStore.Open(name, Rules).DisposeAsync();
        await using (var database = Database.Of(name))
        {
            await using var connection = database.ConnectForWriting();
            connection.Run(null, "INSERT INTO migration VALUES (@version)", ("version", Database.NewestVersion + 1));
        }

        Assert.Throws<NewerStoreException>(() => WaveStore.Open(name, Rules));
        Assert.Throws<NewerStoreException>(() => WaveReader.Open(name, Rules));
        Assert.Throws<NewerStoreException>(() => Webhooks.Open(name, TimeProvider.System));
    }
}
