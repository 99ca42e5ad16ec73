using System.Net;
using Miyaburi.Waves;

namespace Miyaburi.Server.Tests;

/// <summary>What the operator imported is not touched by what strangers send.</summary>
public sealed class ImportedRowTests
{
    /// <summary>The ids of an imported list follow from its public rows: who sends one gets no token of that row, and keeps it from nobody.</summary>
    [Fact]
    public async Task IdOfAnImportedRow_GivesNoTokenOfIt()
    {
        var row = new PhishList(EngineData.Embedded.Brands, new DateOnly(2022, 9, 16)).Read("2022/09/16 10:00:00,https://jcom-info.com/login,J:COM")!;
        var store = Path.Combine(Directory.CreateTempSubdirectory("miyaburi-imported-").FullName, "waves.db");
        await using (var writer = WaveStore.Open(store, WaveRules.Default))
        {
            writer.Add([row]);
        }

        await using var site = await WaveTests.SiteAsync(o => o with { Waves = store });
        await using var reader = WaveReader.Open(store, WaveRules.Default);
        foreach (var says in new string?[] { null, "genuine" })
        {
            var answer = await WaveTests.ReportAsync(site, "192.0.2.1", new { id = row.Id, skeleton = WaveTests.Skeleton(), brand = "jcom", lure = "unpaidBill", says });
            Assert.Equal((HttpStatusCode.Created, row.Id), (answer.Status, answer.Json.GetProperty("id").GetGuid()));
            Assert.Equal(HttpStatusCode.NoContent, (await WaveTests.DeleteAsync(site, answer.Json.GetProperty("token").GetString()!)).Status);
        }

        Assert.True(reader.Has(row.Id));
        Assert.Equal(1, WaveTests.Reports(site));
    }
}
