using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Miyaburi.Server.Storage;

namespace Miyaburi.Server.Tests;

/// <summary>Who is one sender of reports, for what needs several, and that the words say so.</summary>
public sealed class SenderTests
{
    /// <summary>A key that was lost or replaced four times is the same gateway.</summary>
    [Fact]
    public async Task KeysOfOneName_AreOneSender_AndThoseOfFiveNamesAreFive()
    {
        await using var site = await WaveTests.SiteAsync();
        foreach (var name in new[] { "mail gateway", "mail gateway", " Mail gateway", "MAIL GATEWAY", "mail gateway ", "sms", "line", "shop" })
        {
            Assert.Null(await ExampleAsync(site, name));
        }

        var id = await ShownAsync(site, "consumer centre");
        Assert.NotNull(id);
        Assert.Contains("5つ以上の別々の報告元から、同じものが届いています。", (await site.GetAsync("/waves/" + id)).Text, StringComparison.Ordinal);
        Assert.Contains("Five or more separate senders of reports sent the very same.", (await site.GetAsync("/en/waves/" + id)).Text, StringComparison.Ordinal);
    }

    /// <summary>The paths of links join waves: only what a connected source saw, and only masked as the engine masks them.</summary>
    [Fact]
    public async Task Patterns_AreTakenOfKeys_AndOnlyAsTheEngineMakesThem()
    {
        await using var site = await WaveTests.SiteAsync();
        var key = site.Services.GetRequiredService<KeyStore>().Add("gateway", DateTimeOffset.UtcNow);
        Assert.Equal("keyNeeded", (await WaveTests.ReportAsync(site, "192.0.2.1", Body("p:/ja-JP/login.php"))).Cause);
        foreach (var wrong in new[] { "p:/taro.yamada@example.com/login.php", "p:/login/12345", "h:jcom-info.com", "login.php", "" })
        {
            Assert.Equal("unknownValue", (await WaveTests.ReportAsync(site, "192.0.2.1", Body(wrong), key)).Cause);
        }

        Assert.Equal("unknownValue", (await WaveTests.ReportAsync(site, "192.0.2.1", Body([.. Enumerable.Range(0, 17).Select(i => $"p:/login/{(char)('a' + i)}/login.php")]), key)).Cause);
        Assert.Equal(0, WaveTests.Reports(site));
        Assert.Equal(HttpStatusCode.Created, (await WaveTests.ReportAsync(site, "192.0.2.1", Body("p:/ja-JP/login.php"), key)).Status);
        Assert.Equal(1, WaveTests.Scalar(site, "SELECT count(*) FROM variant_pattern WHERE pattern = 'p:/ja-JP/login.php'"));
    }

    private static object Body(params string[] patterns) => new { id = Guid.NewGuid(), skeleton = WaveTests.Skeleton(), brand = "jcom", lure = "unpaidBill", hosts = new[] { "jcom-info.com" }, patterns };

    private static async Task<string?> ExampleAsync(RunningServer site, string name) =>
        await ShownAsync(site, name) is { } id && (await site.GetAsync("/v1/waves/" + id)).Json.GetProperty("example") is { ValueKind: System.Text.Json.JsonValueKind.Object } example ? example.ToString() : null;

    /// <summary>The wave, after one more report with a new key.</summary>
    private static async Task<string?> ShownAsync(RunningServer site, string name)
    {
        var key = site.Services.GetRequiredService<KeyStore>().Add(name, DateTimeOffset.UtcNow);
        Assert.Equal(HttpStatusCode.Created, (await WaveTests.ReportAsync(site, "192.0.2.1", WaveTests.Body(), key)).Status);
        return (await site.GetAsync("/v1/waves")).Json[0].GetProperty("id").GetString();
    }
}
