using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Miyaburi.Tests;

[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.All, MaxThreads = 2)]
[assembly: AssemblyFixture(typeof(Miyaburi.Web.Tests.Site))]
[assembly: Miyaburi.Web.Tests.VisitorsGo]

namespace Miyaburi.Web.Tests;

/// <summary>The started server with the published page, and a real Chromium that sees it.</summary>
public sealed partial class Site : IAsyncLifetime
{
    private static readonly string[] Flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
    private readonly string folder = Directory.CreateTempSubdirectory("miyaburi-web-").FullName;
    private Process? server;
    private IPlaywright? playwright;

    /// <summary>The published page; MIYABURI_PAGE names another place.</summary>
    internal static string Wwwroot { get; } = Environment.GetEnvironmentVariable("MIYABURI_PAGE") ?? Repository.Path("artifacts", "web", "wwwroot");

    internal string Address { get; private set; } = "";

    internal IBrowser Browser { get; private set; } = null!;

    /// <summary>The folder of the page that is served.</summary>
    internal string Page { get; init; } = Wwwroot;

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Path.Combine(Page, "asset-list.js")), "The page is not published: dotnet publish src/Miyaburi.Web -c Release -o artifacts/web");
        await StartAsync("http://127.0.0.1:0");
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
    }

    /// <summary>A visitor on a phone with a browser and a profile of their own, which is empty.</summary>
    internal Task<IBrowserContext> NewcomerAsync(string profile) => Browser.BrowserType.LaunchPersistentContextAsync(
        profile, new() { ExecutablePath = "/usr/bin/chromium", Args = Flags, ViewportSize = new() { Width = 360, Height = 740 } });

    /// <summary>Stops the server and starts it at the same address, as when a new version is put in place.</summary>
    internal async Task RestartAsync()
    {
        Stop();
        await StartAsync(Address);
    }

    /// <summary>A fresh visitor on a phone; nothing is shared with other tests. Nothing is installed for use offline unless the options allow it.</summary>
    internal async Task<IPage> VisitAsync(string path, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.ViewportSize ??= new() { Width = 360, Height = 740 };
        options.Locale ??= "ja-JP";
        options.ServiceWorkers ??= ServiceWorkerPolicy.Block;
        options.BaseURL = Address;
        var context = await Browser.NewContextAsync(options);
        VisitorsGo.Note(context);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(path);
        return page;
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

    /// <summary>Whose browser also keeps the page for use without a network, as most browsers do.</summary>
    internal Task<IPage> VisitInstalledAsync(string path) => VisitReadyAsync(path, new() { ServiceWorkers = ServiceWorkerPolicy.Allow });

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
        Stop();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync(string address)
    {
        server = Process.Start(new ProcessStartInfo("dotnet", [
            Path.Combine(AppContext.BaseDirectory, "miyaburi-server.dll"), "--urls", address, "--data", Path.Combine(folder, "miyaburi.db"),
            "--web", Page, "--checks-per-minute", "100000", "--proxy", "127.0.0.1"]) { RedirectStandardOutput = true })!;
        Address = await ReadAddressAsync(server.StandardOutput);
        _ = server.StandardOutput.ReadToEndAsync();
    }

    private void Stop()
    {
        server?.Kill(entireProcessTree: true);
        server?.WaitForExit();
        server?.Dispose();
        server = null;
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
