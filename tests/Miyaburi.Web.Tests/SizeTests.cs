using System.Text.RegularExpressions;

namespace Miyaburi.Web.Tests;

/// <summary>What a phone has to fetch.</summary>
[Trait("Category", "Slow")]
public sealed partial class SizeTests(Site site, ITestOutputHelper output)
{
    private const int Megabyte = 1_000_000;

    [Theory]
    [InlineData("/")]
    [InlineData("/en/")]
    [InlineData("/plan")]
    [InlineData("/brands")]
    [InlineData("/brands/jcom")]
    [InlineData("/contacts")]
    [InlineData("/how")]
    [InlineData("/privacy")]
    public async Task First_view_takes_at_most_100_KB(string path)
    {
        var page = await site.VisitAsync("about:blank");
        // The engine comes afterwards and is measured by itself.
        await page.RouteAsync("**/_framework/**", route => route.AbortAsync());
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        var lengths = new Dictionary<string, double>();
        var addresses = new Dictionary<string, string>();
        session.Event("Network.responseReceived").OnEvent += (_, e) => addresses[e!.Value.GetProperty("requestId").GetString()!] = e.Value.GetProperty("response").GetProperty("url").GetString()!;
        session.Event("Network.loadingFinished").OnEvent += (_, e) => lengths[e!.Value.GetProperty("requestId").GetString()!] = e.Value.GetProperty("encodedDataLength").GetDouble();
        await page.GotoAsync(site.Address + path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var total = addresses.Sum(a => lengths.GetValueOrDefault(a.Key));
        output.WriteLine($"{path}: {total:N0} bytes in {addresses.Count} requests");
        Assert.InRange(total, 1, 100_000);
    }

    [Fact]
    public void Engine_and_mail_reader_are_small()
    {
        var boot = File.ReadAllText(Path.Combine(Site.Wwwroot, "_framework", "dotnet.js"));
        var late = LazyList.Match(boot).Groups[1].Value;
        Assert.Contains("MimeKit", late, StringComparison.Ordinal);
        var files = Directory.GetFiles(Path.Combine(Site.Wwwroot, "_framework"), "*.br");
        var mail = files.Where(f => late.Contains(Path.GetFileNameWithoutExtension(f), StringComparison.Ordinal)).Sum(f => new FileInfo(f).Length);
        var engine = files.Sum(f => new FileInfo(f).Length) - mail;
        output.WriteLine($"engine {engine:N0} bytes, mail reader {mail:N0} bytes, Brotli");
        Assert.InRange(engine, 1, 2.5 * Megabyte);
        Assert.InRange(mail, 1, 2.5 * Megabyte);
    }

    [GeneratedRegex("\"lazyAssembly\":\\s*\\[(.*?)\\]", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex LazyList { get; }
}
