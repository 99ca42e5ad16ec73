using System.Data.Common;
using Miyaburi.Server.Storage;
using Miyaburi.Waves.Storage;
using Database = Miyaburi.Waves.Storage.Database;

namespace Miyaburi.Cluster.Serving;

/// <summary>When events of waves were first told, in the store that all servers share: behind a balancer the feed says the same whichever answers.</summary>
internal static class SharedFeedTimes
{
    /// <summary>Advisory lock of those who make the table: two servers that begin at once would both do. "miyf" in ASCII.</summary>
    private const long MakeLock = 0x6D697966;

    private const string Table = "CREATE TABLE IF NOT EXISTS told (event TEXT PRIMARY KEY, day BIGINT NOT NULL, at TEXT NOT NULL)";

    internal static FeedTimes In(Database store, TimeProvider clock) => new(() => Open(store), clock);

    private static DbConnection Open(Database store)
    {
        var open = store.Connect();
        try
        {
            if (open.Scalar(null, "SELECT to_regclass('told')::text") is null or DBNull)
            {
                open.Run(null, "SELECT pg_advisory_lock(@lock)", ("lock", MakeLock));
                open.Run(null, Table);
                open.Run(null, "SELECT pg_advisory_unlock(@lock)", ("lock", MakeLock));
            }

            return open;
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }
}
