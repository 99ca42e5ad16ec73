using Npgsql;

namespace Miyaburi.Cluster.Tests;

/// <summary>Connections to a store, as its database server sees them.</summary>
internal static class Connections
{
    /// <summary>Ends the weaver's own, and whatever else is idle, but not those that look for what waits to be grouped; returns how many.</summary>
    internal static long End(string store)
    {
        using var source = NpgsqlDataSource.Create(store);
        using var command = source.CreateCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND query NOT LIKE '%tally%'");
        return (long)command.ExecuteScalar()!;
    }
}
