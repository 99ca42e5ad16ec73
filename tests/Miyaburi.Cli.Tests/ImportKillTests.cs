using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using static Miyaburi.Cli.Tests.CommandLine;

namespace Miyaburi.Cli.Tests;

/// <summary>An import that was killed in the middle and started again ends with what one that was left alone ends with.</summary>
public sealed class ImportKillTests : IDisposable
{
    private const int Rows = 30_000;
    private static readonly int[] KilledAt = [2000, 10_000, 18_000];
    private static readonly string[] Labels = ["J:COM", "Amazon", "楽天", "三井住友カード", "えきねっと"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miyaburi-import-kill-");

    [Fact]
    [Trait("Category", "Slow")]
    public void Killed_AndStartedAgain_HasTheSameReportsWavesAndCounts()
    {
        var csv = Path.Combine(folder.FullName, "list.csv");
        File.WriteAllLines(csv, Enumerable.Range(0, Rows).Select(Row).Prepend("date,url,brand"), new UTF8Encoding(false));
        var (whole, killed) = (Path.Combine(folder.FullName, "whole.db"), Path.Combine(folder.FullName, "killed.db"));
        Assert.Equal(0, Run("waves", "import", "--store", whole, csv).Code);
        Assert.All(KilledAt, rows => KillWhenDone(killed, csv, rows));
        Assert.Contains($"{Rows} known already", Run("waves", "import", "--lang", "en", "--store", whole, csv).Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("waves", "import", "--store", killed, csv).Code);
        foreach (var table in new[] { "report", "variant", "variant_pattern", "variant_day", "variant_host", "series", "wave", "event" })
        {
            Assert.Equal(Dump(whole, table), Dump(killed, table));
        }
    }

    /// <summary>Kits of one brand and of many, on hosts that come again and hosts that do not; rows of a day are many.</summary>
    private static string Row(int i)
    {
        var random = new Random(i);
        var label = Labels[random.Next(Labels.Length)];
        var day = new DateOnly(2022, 1, 1).AddDays(i / 150).ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);
        var host = random.Next(3) == 0 ? $"h{i}.top" : $"login-{random.Next(900)}.example.cn";
        return $"{day} 10:00:00,https://{host}/{(random.Next(2) == 0 ? "" : $"kit{random.Next(400)}/")}ja-JP{random.Next(60)}/login.php?id={i},{label}";
    }

    private static void KillWhenDone(string store, string csv, int rows)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Failure).Assembly.Location, "waves", "import", "--store", store, csv]) { RedirectStandardOutput = true })!;
        while (Done(store) < rows)
        {
            Assert.False(process.HasExited, "the import ended by itself");
            Thread.Sleep(10);
        }

        process.Kill();
        process.WaitForExit();
        Assert.InRange(Done(store), rows, Rows - 1);
    }

    private static long Done(string store)
    {
        try
        {
            using var connection = Open(store);
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT coalesce(max(done), 0) FROM import";
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            // The file or its tables are not there yet.
            return 0;
        }
    }

    private static string Dump(string store, string table)
    {
        using var connection = Open(store);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2, 3";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var text = new StringBuilder();
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                text.Append(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)).Append('|');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static SqliteConnection Open(string store)
    {
        var connection = new SqliteConnection($"Data Source={store};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
