using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Miyaburi.Tests;

[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Miyaburi.Web.Tests.Site))]

namespace Miyaburi.Web.Tests;

/// <summary>The started server with the published page, and a real Chromium that sees it.</summary>
public sealed partial class Site : IAsyncLifetime
{
    private static readonly string[] Flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
    private readonly string folder = Directory.CreateTempSubdirectory("miyaburi-web-").FullName;
    private Process? server;
    private IPlaywright? playwright;
    private string? visited;

    /// <summary>The published page; MIYABURI_PAGE names another place.</summary>
    internal static string Wwwroot { get; } = Environment.GetEnvironmentVariable("MIYABURI_PAGE") ?? Repository.Path("artifacts", "web", "wwwroot");

    internal string Address { get; private set; } = "";

    internal IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Path.Combine(Wwwroot, "asset-list.js")), "The page is not published: dotnet publish src/Miyaburi.Web -c Release -o artifacts/web");
        server = Process.Start(new ProcessStartInfo("dotnet", [
            Path.Combine(AppContext.BaseDirectory, "miyaburi-server.dll"), "--urls", "http://127.0.0.1:0", "--data", Path.Combine(folder, "miyaburi.db"),
            "--web", Wwwroot, "--checks-per-minute", "100000", "--proxy", "127.0.0.1"]) { RedirectStandardOutput = true })!;
        Address = await ReadAddressAsync(server.StandardOutput);
        _ = server.StandardOutput.ReadToEndAsync();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
    }

    /// <summary>A fresh visitor on a phone; nothing is shared with other tests.</summary>
    internal async Task<IPage> VisitAsync(string path, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.ViewportSize ??= new() { Width = 360, Height = 740 };
        options.Locale ??= "ja-JP";
        options.BaseURL = Address;
        await LeaveAsync();
        var page = await (await Browser.NewContextAsync(options)).NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Visitors of the test before this one go: each holds an engine in memory.</summary>
    private async Task LeaveAsync()
    {
        var current = TestContext.Current.Test?.UniqueID;
        if (visited != current)
        {
            visited = current;
            await Task.WhenAll(Browser.Contexts.Select(c => c.CloseAsync()));
        }
    }

    /// <summary>Somebody else reports the model case, as the page does, from an address that a proxy names.</summary>
    internal async Task ReportAsync(string address)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        var report = new { id = Guid.NewGuid(), skeleton = "ご利用料金のお支払いが確認できません本日中にお手続きください〔リンク〕", brand = "jcom", lure = "unpaidBill" };
        using var response = await client.PostAsJsonAsync("/v1/reports", report);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The visitor's engine is loaded and has read its data.</summary>
    internal async Task<IPage> VisitReadyAsync(string path, BrowserNewContextOptions? options = null)
    {
        var page = await VisitAsync(path, options);
        await ReadyAsync(page);
        return page;
    }

    internal static async Task ReadyAsync(IPage page) => await page.WaitForSelectorAsync("#engine-status[data-ready=true]");

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.CloseAsync();
        }

        playwright?.Dispose();
        server?.Kill(entireProcessTree: true);
        server?.WaitForExit();
        server?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> ReadAddressAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (Listening.Match(line) is { Success: true } match)
            {
                return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{match.Groups[1].Value}");
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Listening { get; }
}
