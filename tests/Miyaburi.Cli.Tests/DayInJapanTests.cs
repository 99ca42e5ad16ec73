using static Miyaburi.Cli.Tests.CommandLine;

namespace Miyaburi.Cli.Tests;

/// <summary>A server's clock is usually set to UTC, where the day in Japan begins at three in the afternoon.</summary>
public sealed class DayInJapanTests : IDisposable
{
    /// <summary>At every moment it is another day than in Japan in one of the two.</summary>
    private static readonly string[] FarZones = ["Etc/GMT+12", "Pacific/Kiritimati"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miyaburi-cli-day-");

    [Fact]
    public void Plan_CountsItsDeadlinesFromTodayInJapan() => Assert.All(FarZones, zone =>
    {
        var before = Today();
        var calendar = RunIn(zone, "plan", "--did", "typedCard", "--format", "ics").Output;
        Assert.Contains(new[] { before, Today() }, day => calendar.Contains($"DTSTAMP:{day:yyyyMMdd}T", StringComparison.Ordinal));
    });

    /// <summary>West of Japan a wave that began today would not be there yet.</summary>
    [Fact]
    public void Waves_OfToday_AreThoseOfTodayInJapan()
    {
        var store = Path.Combine(folder.FullName, "waves.db");
        var list = Path.Combine(folder.FullName, "list.jsonl");
        var day = Today();
        File.WriteAllText(list, $$"""{"kind":"sms","received":"{{day:yyyy-MM-dd}}T00:00:00+09:00","text":"【J:COM】ご請求書が未払いの状態です。サービスを停止します。お支払い方法は無効だ。 https://jcom-info.com/login"}""");
        Run("waves", "import", list, "--store", store);
        foreach (var wave in FarZones.Select(zone => RunIn(zone, "waves", "list", "--store", store, "--format", "json").Json))
        {
            Assert.Equal(1, wave.GetArrayLength());
            Assert.Equal("New", wave[0].GetProperty("state").GetString());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    private static DateOnly Today() => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));
}
