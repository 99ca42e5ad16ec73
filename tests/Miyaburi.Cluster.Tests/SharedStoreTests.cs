using Miyaburi.Cluster.Bench;
using Miyaburi.Cluster.Storage;
using Miyaburi.Waves;
using Npgsql;

namespace Miyaburi.Cluster.Tests;

/// <summary>What intakes and the weaver hand each other in the store.</summary>
public sealed class SharedStoreTests(Servers servers)
{
    /// <summary>A weaver that groups all that waits would never come to anything else while reports keep coming.</summary>
    [Fact]
    public async Task CountsThatComeLater_WaitForTheNextTime()
    {
        await using var store = SharedStore.Open(servers.NewStore());
        Assert.Equal(0, store.Latest());
        store.Keep(0, [Seen(1)]);
        var latest = store.Latest();
        store.Keep(0, [Seen(2)]);

        Assert.Equal([Seen(1).Key], store.Waiting(latest, 10).Select(w => w.Tally.Key));
        Assert.Equal([Seen(1).Key, Seen(2).Key], store.Waiting(store.Latest(), 10).Select(w => w.Tally.Key));
    }

    /// <summary>Of two weavers that both believe they hold the lock, the second one's counts are not kept.</summary>
    [Fact]
    public async Task CountsOfAnotherWeaver_AreNotCountedAgain()
    {
        var cancel = TestContext.Current.CancellationToken;
        var name = servers.NewStore();
        await using var store = SharedStore.Open(name);
        store.Keep(0, [Seen(1)]);
        long[] seqs = [.. store.Waiting(store.Latest(), 10).Select(w => w.Seq)];
        await using var connection = new NpgsqlConnection(name);
        await connection.OpenAsync(cancel);
        await using (var first = await connection.BeginTransactionAsync(cancel))
        {
            SharedStore.Done(connection, first, seqs);
            await first.CommitAsync(cancel);
        }

        await using var second = await connection.BeginTransactionAsync(cancel);
        Assert.Throws<IOException>(() => SharedStore.Done(connection, second, seqs));
    }

    private static Sighting Seen(int template) => new()
    {
        Id = new Guid(template, 0, 0, new byte[8]),
        Day = Feed.Day,
        Reporter = Sighting.Pseudonym("gateway"),
        Source = SightingSource.Gateway,
        Traits = Feed.Traits(template, 0),
    };
}
