using Miyaburi.Waves;

namespace Miyaburi.Server.Tests;

/// <summary>A server whose records ended long ago says so: that everything is quiet tells nothing of today.</summary>
public sealed class OldRecordsTests
{
    [Fact]
    public async Task ListOfWhatEndedLongAgo_SaysWhenItEnds()
    {
        var store = Path.Combine(Directory.CreateTempSubdirectory("miyaburi-old-").FullName, "waves.db");
        var list = new PhishList(EngineData.Embedded.Brands, new DateOnly(2022, 9, 30));
        await using (var writer = WaveStore.Open(store, WaveRules.Default))
        {
            writer.Add([.. new[] { 15, 16 }.Select(day => list.Read($"2022/09/{day} 10:00:00,https://jcom-info.com/login,J:COM")!)]);
            // Seen once, so that it is not listed; its day is in the chart of its company all the same.
            writer.Add([list.Read("2022/09/28 10:00:00,https://smbc-card.example/,三井住友カード")!]);
        }

        await using var site = await WaveTests.SiteAsync(o => o with { Waves = store });
        Assert.Equal("1件。記録は2022-09-28までです。それより後に示せるものは、まだありません。", (await site.GetAsync("/waves")).Page.QuerySelector("p.hint[role=status]")!.TextContent);
        Assert.Equal("1 wave. The records end on 2022-09-28; nothing later can be shown yet.", (await site.GetAsync("/en/waves")).Page.QuerySelector("p.hint[role=status]")!.TextContent);
        Assert.Equal("1 wave. The records end on 2022-09-16; nothing later can be shown yet.", (await site.GetAsync("/en/waves?brand=jcom")).Page.QuerySelector("p.hint[role=status]")!.TextContent);
    }
}
