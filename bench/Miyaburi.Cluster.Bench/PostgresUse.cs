using System.Globalization;
using Npgsql;

namespace Miyaburi.Cluster.Bench;

/// <summary>What a PostgreSQL server has used so far.</summary>
/// <param name="Cpu">CPU time of all its processes, also those that ended.</param>
/// <param name="Bytes">Bytes of the database.</param>
/// <param name="Wal">Bytes written to the write-ahead log.</param>
internal readonly record struct PostgresUse(TimeSpan Cpu, long Bytes, long Wal)
{
    /// <summary>Clock ticks a second in /proc (USER_HZ), the same on every Linux this runs on.</summary>
    private const double Ticks = 100;

    internal static PostgresUse Of(string store)
    {
        using var source = new NpgsqlSlimDataSourceBuilder(store).Build();
        using var connection = source.OpenConnection();
        long Number(string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
            command.CommandText = sql;
#pragma warning restore CA2100
            return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }

        // A server backend's parent is the server itself.
        var server = Stat((int)Number("SELECT pg_backend_pid()"))[1];
        return new(
            CpuOf((int)server),
            Number("SELECT pg_database_size(current_database())"),
            Number("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')"));
    }

    private static TimeSpan CpuOf(int server)
    {
        var own = Stat(server);
        var ticks = own[11] + own[12] + own[13] + own[14];
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)))
        {
            try
            {
                var other = Stat(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture));
                ticks += other[1] == server ? other[11] + other[12] : 0;
            }
            catch (IOException)
            {
                // It ended meanwhile; the server has its time.
            }
        }

        return TimeSpan.FromSeconds(ticks / Ticks);
    }

    /// <summary>The fields of /proc/PID/stat after the name: 1 parent, 11 and 12 own time, 13 and 14 that of children that ended.</summary>
    private static long[] Stat(int process)
    {
        var text = File.ReadAllText($"/proc/{process}/stat");
        return [0, .. text[(text.LastIndexOf(')') + 4)..].Split(' ').Select(f => long.TryParse(f, CultureInfo.InvariantCulture, out var n) ? n : 0)];
    }
}
