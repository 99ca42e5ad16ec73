using System.Net;
using System.Xml.Linq;

namespace Miyaburi.Server.Tests;

/// <summary>One text in the names of two companies is one wave; customers of both find it.</summary>
public sealed class SharedTextTests
{
    [Fact]
    public async Task WaveOfTwoCompanies_IsOnThePagesOfBoth()
    {
        await using var site = await WaveTests.SiteAsync();
        foreach (var (brand, network) in new[] { ("jcom", "198.51"), ("aeon-card", "203.0") })
        {
            for (var i = 1; i <= 5; i++)
            {
                Assert.Equal(HttpStatusCode.Created, (await WaveTests.ReportAsync(site, $"{network}.{i}.1", WaveTests.Body(brand))).Status);
            }
        }

        Assert.DoesNotContain("記録は", (await site.GetAsync("/waves")).Page.QuerySelector("p.hint[role=status]")!.TextContent, StringComparison.Ordinal);
        var wave = Assert.Single((await site.GetAsync("/v1/waves?brand=aeon-card")).Json.EnumerateArray());
        Assert.Equal((10, 1), (wave.GetProperty("count").GetInt32(), wave.GetProperty("others").GetInt32()));
        var id = wave.GetProperty("id").GetString();
        Assert.Equal(["aeon-card", "jcom"], (await site.GetAsync("/v1/waves/" + id)).Json.GetProperty("brands").EnumerateArray().Select(b => b.GetString()));
        var page = (await site.GetAsync("/waves/" + id)).Page;
        Assert.Contains("など2社をかたる", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["/brands/aeon-card", "/brands/jcom"], page.QuerySelectorAll(".companies a").Select(a => a.GetAttribute("href")));
        foreach (var brand in new[] { "jcom", "aeon-card" })
        {
            Assert.Contains((await site.GetAsync("/brands/" + brand)).Page.QuerySelectorAll("a"), a => a.GetAttribute("href") == "/waves/" + id);
            Assert.Single(XDocument.Parse((await site.GetAsync("/waves.atom?brand=" + brand)).Text).Root!.Elements(XName.Get("entry", "http://www.w3.org/2005/Atom")));
        }
    }
}
