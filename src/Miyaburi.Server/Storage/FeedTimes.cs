using System.Data.Common;
using System.Globalization;
using Miyaburi.Waves;

namespace Miyaburi.Server.Storage;

/// <summary>
/// When each event of waves was first told. An event has a day only, which may be long past when it is known: readers of a feed
/// that look for what is new since they last asked would never see it. Servers of a cluster note it in the store that they share,
/// so that all say the same.
/// </summary>
/// <param name="connect">Opens what holds the table <c>told</c>.</param>
/// <param name="clock">The time.</param>
internal sealed class FeedTimes(Func<DbConnection> connect, TimeProvider clock)
{
    /// <summary>What is older is in no feed any more.</summary>
    private const int KeptDays = 800;

    /// <summary>Stands in the table from the first time on, also when there was nothing to tell.</summary>
    private const string Begun = "";

    private readonly Lock writing = new();

    /// <summary>When events were told. Those that are new are told now. Only the first time, as by a server that begins, each was told on its day.</summary>
    /// <param name="events">Which are wanted.</param>
    /// <param name="all">All that may be told.</param>
    internal IReadOnlyList<DateTimeOffset> Of(IReadOnlyList<WaveEvent> events, IReadOnlyList<WaveEvent> all)
    {
        try
        {
            lock (writing)
            {
                using var open = connect();
                var told = Told(open);
                var untold = all.Concat(events).DistinctBy(Key).Where(e => !told.ContainsKey(Key(e))).ToList();
                var isFirst = !told.ContainsKey(Begun);
                if (untold.Count > 0 || isFirst)
                {
                    Tell(open, untold, isFirst);
                    told = Told(open);
                }

                return [.. events.Select(e => told.GetValueOrDefault(Key(e), JapanTime.BeginOf(e.Day)))];
            }
        }
        catch (DbException)
        {
            // A full disk is no reason to give no feed.
            return [.. events.Select(e => JapanTime.BeginOf(e.Day))];
        }
    }

    private static Dictionary<string, DateTimeOffset> Told(DbConnection open)
    {
        using var command = open.CreateCommand();
        command.CommandText = "SELECT event, at FROM told";
        using var rows = command.ExecuteReader();
        var told = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        while (rows.Read())
        {
            told[rows.GetString(0)] = KeyStore.Time(rows.GetString(1));
        }

        return told;
    }

    private void Tell(DbConnection open, List<WaveEvent> events, bool isFirst)
    {
        var now = clock.GetUtcNow();
        using var transaction = open.BeginTransaction();
        foreach (var e in events)
        {
            Insert(open, transaction, Key(e), e.Day.DayNumber, isFirst ? JapanTime.BeginOf(e.Day) : now);
        }

        Insert(open, transaction, Begun, DateOnly.MaxValue.DayNumber, now);
        using var old = open.CreateCommand();
        old.Transaction = transaction;
        old.CommandText = "DELETE FROM told WHERE day < @day";
        Add(old, "day", (long)(JapanTime.DayOf(now).DayNumber - KeptDays));
        old.ExecuteNonQuery();
        transaction.Commit();
    }

    private static void Insert(DbConnection open, DbTransaction transaction, string name, int day, DateTimeOffset at)
    {
        using var command = open.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO told (event, day, at) VALUES (@event, @day, @at) ON CONFLICT DO NOTHING";
        Add(command, "event", name);
        Add(command, "day", (long)day);
        Add(command, "at", KeyStore.Time(at));
        command.ExecuteNonQuery();
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private static string Key(WaveEvent e) => string.Create(CultureInfo.InvariantCulture, $"{e.Wave} {e.Day.DayNumber} {(int)e.Kind}");
}
