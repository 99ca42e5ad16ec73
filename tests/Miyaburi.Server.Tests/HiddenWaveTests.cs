using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Miyaburi.Server.Hosting;
using Miyaburi.Waves;

namespace Miyaburi.Server.Tests;

/// <summary>A wave that the operator hides leaves every page and every answer of a running server.</summary>
public sealed class HiddenWaveTests
{
    [Fact]
    public async Task HiddenWave_IsNotFound_UntilItIsShownAgain()
    {
        await using var site = await WaveTests.SiteAsync();
        await WaveTests.FiveAsync(site);
        var id = (await site.GetAsync("/v1/waves")).Json[0].GetProperty("id").GetString()!;
        string[] naming = ["/v1/waves", "/v1/waves/digest", "/waves", "/waves.atom"];
        foreach (var path in naming)
        {
            Assert.Contains(id, (await site.GetAsync(path)).Text, StringComparison.Ordinal);
        }

        await using var hiding = HiddenWaves.Open(site.Services.GetRequiredService<ServerOptions>().WaveStore, TimeProvider.System);
        Assert.Equal(id, hiding.Hide(id, "names a real shop"));
        foreach (var path in naming.Append("/brands/jcom"))
        {
            Assert.DoesNotContain(id, (await site.GetAsync(path)).Text, StringComparison.Ordinal);
        }

        foreach (var path in new[] { $"/v1/waves/{id}", $"/v1/waves/{id}/timeline", $"/waves/{id}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(path)).Status);
        }

        hiding.ShowAgain(id);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync($"/waves/{id}")).Status);
    }
}
