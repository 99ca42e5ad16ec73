using System.Globalization;
using Microsoft.Data.Sqlite;
using Miyaburi.Server.Api;
using Miyaburi.Waves;

namespace Miyaburi.Server.Storage;

/// <summary>
/// When each event of waves was first told. An event has a day only, which may be long past when it is known: readers of a feed
/// that look for what is new since they last asked would never see it.
/// </summary>
internal sealed class FeedTimes(Database file, TimeProvider clock)
{
    /// <summary>What is older is in no feed any more.</summary>
    private const int KeptDays = 800;

    private readonly Lock writing = new();

    /// <summary>When events were told. Those that are new are told now; of one of long ago nobody waits to hear, as when a feed begins: it was told on its day.</summary>
    internal IReadOnlyList<DateTimeOffset> Of(IReadOnlyList<WaveEvent> events)
    {
        try
        {
            lock (writing)
            {
                var told = Told();
                if (events.Where(e => !told.ContainsKey(Key(e))).ToList() is { Count: > 0 } untold)
                {
                    Tell(untold, e => IsOld(e) ? JapanTime.BeginOf(e.Day) : clock.GetUtcNow());
                    told = Told();
                }

                return [.. events.Select(e => told.GetValueOrDefault(Key(e), JapanTime.BeginOf(e.Day)))];
            }
        }
        catch (SqliteException)
        {
            // A full disk is no reason to give no feed.
            return [.. events.Select(e => JapanTime.BeginOf(e.Day))];
        }
    }

    /// <summary>Whether nobody may report of its day any more.</summary>
    private bool IsOld(WaveEvent e) => e.Day < ReportBody.Oldest(JapanTime.DayOf(clock.GetUtcNow()));

    private Dictionary<string, DateTimeOffset> Told()
    {
        using var open = file.Connect();
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

    private void Tell(List<WaveEvent> events, Func<WaveEvent, DateTimeOffset> when)
    {
        using var open = file.Connect();
        using var transaction = open.BeginTransaction();
        using var command = open.CreateCommand();
        command.CommandText = "INSERT INTO told (event, day, at) VALUES ($event, $day, $at) ON CONFLICT DO NOTHING";
        var (name, day, at) = (command.Parameters.Add("$event", SqliteType.Text), command.Parameters.Add("$day", SqliteType.Integer), command.Parameters.Add("$at", SqliteType.Text));
        foreach (var e in events)
        {
            (name.Value, day.Value, at.Value) = (Key(e), e.Day.DayNumber, KeyStore.Time(when(e)));
            command.ExecuteNonQuery();
        }

        using var old = open.CreateCommand();
        old.CommandText = "DELETE FROM told WHERE day < $day";
        old.Parameters.AddWithValue("$day", JapanTime.DayOf(clock.GetUtcNow()).DayNumber - KeptDays);
        old.ExecuteNonQuery();
        transaction.Commit();
    }

    private static string Key(WaveEvent e) => string.Create(CultureInfo.InvariantCulture, $"{e.Wave} {e.Day.DayNumber} {(int)e.Kind}");
}
