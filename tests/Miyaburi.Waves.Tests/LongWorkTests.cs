using System.Data.Common;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves.Tests;

/// <summary>What takes long in a large PostgreSQL store is not given up, and holds up no reports. A statement may take a second here, and what is waited for takes three.</summary>
public sealed class LongWorkTests(Stores stores)
{
    private const string Hasty = ";Command Timeout=1";
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly WaveRules Rules = WaveRules.Default;
    private static readonly DateOnly Later = Make.Day.AddDays(Rules.RetentionDays + 1);

    [Fact]
    public async Task StoreThatTakesLongToBeRead_IsOpened()
    {
        var name = stores.New("postgres");
        await using (var store = WaveStore.Open(name, Rules))
        {
            store.Add([Make.Seen(Make.Unpaid("1", "jcom-a.com"))]);
        }

        var released = Held.ReleaseAsync(await Held.TakeAsync(name, "variant_pattern"), Long);
        await using (var store = WaveStore.Open(name + Hasty, Rules))
        {
            Assert.Equal(1, store.Variants);
        }

        await released;
    }

    [Fact]
    public async Task TablesThatTakeLongToBeChanged_AreBroughtUpToDate()
    {
        var name = stores.New("postgres");
        await OldStore.MakeAsync(name, Database.NewestVersion - 1);
        var released = Held.ReleaseAsync(await Held.TakeAsync(name, "variant"), Long);
        await using var store = WaveStore.Open(name + Hasty, Rules);
        Assert.Equal(2, store.Variants);
        await released;
    }

    [Theory]
    [InlineData("report")]
    [InlineData("objection")]
    [InlineData("host_reporter")]
    public async Task ExpiryThatTakesLong_ComesToItsEnd(string table)
    {
        var name = stores.New("postgres");
        await using var store = WaveStore.Open(name + Hasty, Rules);
        store.Add([Make.Said(Make.Unpaid("1", "jcom-a.com"), "one")]);
        var released = Held.ReleaseAsync(await Held.TakeAsync(name, table), Long);
        Assert.Equal(1, store.Expire(Later));
        Assert.Equal(0, store.Variants);
        await released;
    }

    /// <summary>Another program may have taken the lock meanwhile; what is known here may be old.</summary>
    [Fact]
    public async Task ExpiryWithoutTheLock_ChangesNothing()
    {
        var name = stores.New("postgres");
        await using var store = WaveStore.Open(name, Rules);
        store.Add([Make.Said(Make.Unpaid("1", "jcom-a.com"), "one")]);
        using (var other = Database.Of(name).Connect())
        {
            Assert.NotEqual(0L, other.Scalar(null, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"));
        }

        Assert.Throws<IOException>(() => store.Expire(Later));
        await using var reader = WaveReader.Open(name, Rules);
        Assert.Equal(1, reader.Reports());
    }

    /// <summary>Who wants a page shall not wait for ever.</summary>
    [Fact]
    public async Task LookUp_IsGivenUp()
    {
        var name = stores.New("postgres");
        await WaveStore.Open(name, Rules).DisposeAsync();
        await using var reader = WaveReader.Open(name + Hasty, Rules);
        await using var held = await Held.TakeAsync(name, "report");
        Assert.ThrowsAny<DbException>(() => reader.Reports());
    }

    /// <summary>The look for old texts waits until the new report has its receipt.</summary>
    [Fact]
    public async Task Report_IsKeptWhileOldOnesAreLookedFor()
    {
        var cancel = TestContext.Current.CancellationToken;
        var name = stores.New("postgres");
        var store = WaveStore.Open(name, Rules);
        var text = Make.Unpaid("1", "jcom-a.com");
        store.Add([Make.Seen(text)]);
        await using var service = new WaveService(store);
        var held = await Held.TakeAsync(name, "variant_text");
        var expiring = service.ExpireAsync(Later, cancel);
        await Task.Delay(Long, cancel);
        Assert.False(expiring.IsCompleted);
        Assert.Equal(Receipt.Accepted, await service.AddAsync(Make.Seen(text, day: Rules.RetentionDays), cancel).WaitAsync(Patience, cancel));
        await held.DisposeAsync();
        Assert.Equal(1, await expiring.WaitAsync(Patience, cancel));
    }

    /// <summary>A table that nobody else may even read until it is let go.</summary>
    private sealed class Held(Database database, DbConnection connection, DbTransaction transaction) : IAsyncDisposable
    {
        internal static async Task<Held> TakeAsync(string store, string table)
        {
            var database = Database.Of(store);
            var connection = database.Connect();
            var transaction = await connection.BeginTransactionAsync();
            connection.Run(transaction, $"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE");
            return new(database, connection, transaction);
        }

        internal static async Task ReleaseAsync(Held held, TimeSpan after)
        {
            await Task.Delay(after);
            await held.DisposeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
