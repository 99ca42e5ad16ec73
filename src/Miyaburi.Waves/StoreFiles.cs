using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves;

/// <summary>Copies of an SQLite store, and of any other SQLite file. PostgreSQL has its own tools (pg_dump, pg_restore).</summary>
public static class StoreFiles
{
    /// <summary>Whether the text names a PostgreSQL database.</summary>
    public static bool IsPostgres(string store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Contains("Host=", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Copies the store into a new file that only its owner can read, while others read and write.</summary>
    /// <exception cref="IOException">The file is there already.</exception>
    public static void Backup(string store, string target) => new SqliteDatabase(store).Backup(target);

    /// <summary>Puts a copy in the store's place.</summary>
    /// <exception cref="StoreInUseException">Another program writes.</exception>
    /// <exception cref="InvalidDataException">The file is no whole copy of a store.</exception>
    public static void Restore(string store, string source) => new SqliteDatabase(store).Restore(source);
}
