using System.Data.Common;
using System.Security.Cryptography;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves;

/// <summary>
/// Keys that stay in the store: random, made when they are first asked for. Several programs may ask at once and get the same,
/// also while another one groups.
/// </summary>
public sealed class StoreSecrets : IAsyncDisposable
{
    private const int KeyBytes = 32;

    private readonly Database? owned;
    private readonly Func<DbConnection> connect;

    internal StoreSecrets(DbConnection connection) => connect = () => connection;

    private StoreSecrets(Database database) => (owned, connect) = (database, database.Connect);

    /// <summary>The keys of a store that has its tables.</summary>
    /// <exception cref="DbException">The store cannot be reached; also from the other members.</exception>
    public static StoreSecrets Open(string store) => new(Database.Of(store));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => owned?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The key of that name: 32 random bytes.</summary>
    internal byte[] Key(string name) => Use(connection =>
    {
        connection.Run(null, "INSERT INTO secret (name, value) VALUES (@name, @value) ON CONFLICT DO NOTHING", ("name", name), ("value", RandomNumberGenerator.GetBytes(KeyBytes)));
        return (byte[])connection.Scalar(null, "SELECT value FROM secret WHERE name = @name", ("name", name))!;
    });

    /// <summary>Deletes every key whose name begins so but for one.</summary>
    internal void ForgetOthers(string prefix, string kept) =>
        Use(connection => connection.Run(null, "DELETE FROM secret WHERE name LIKE @prefix AND name <> @kept", ("prefix", prefix + "%"), ("kept", kept)));

    private T Use<T>(Func<DbConnection, T> use)
    {
        var connection = connect();
        try
        {
            return use(connection);
        }
        finally
        {
            if (owned is not null)
            {
                connection.Dispose();
            }
        }
    }
}
