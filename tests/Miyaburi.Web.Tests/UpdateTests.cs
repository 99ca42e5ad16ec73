using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Miyaburi.Web.Tests;

/// <summary>Who has the page installed gets a new version of it, and does not keep every old one.</summary>
[Trait("Category", "Slow")]
public sealed partial class UpdateTests
{
    private const string Style = "assets/site.css";

    /// <summary>The list of files tells every change, and the service worker's own bytes change with the list: that is what browsers look at.</summary>
    [Fact]
    public async Task The_published_service_worker_names_the_version_of_what_it_keeps()
    {
        var list = await File.ReadAllTextAsync(Path.Combine(Site.Wwwroot, "asset-list.js"));
        Assert.Contains(Version().Match(list).Groups[1].Value, await File.ReadAllTextAsync(Path.Combine(Site.Wwwroot, "sw.js")), StringComparison.Ordinal);
        foreach (Match entry in Entry().Matches(list))
        {
            var file = Path.Combine(Site.Wwwroot, entry.Groups[2].Value);
            Assert.True(!File.Exists(file) || entry.Groups[1].Value == HashOf(file) || file.EndsWith("sw.js", StringComparison.Ordinal), file);
        }
    }

    [Fact]
    public async Task A_new_version_takes_the_place_of_the_one_before_the_last()
    {
        var folder = Directory.CreateTempSubdirectory("miyaburi-page-").FullName;
        try
        {
            Copy(Site.Wwwroot, folder);
            await using var own = new Site { Page = folder };
            await own.InitializeAsync();
            var page = await own.VisitInstalledAsync("/");
            var stores = new List<string> { await StoreAsync(page, []) };
            foreach (var mark in new[] { "second", "third" })
            {
                await PublishAsync(folder, mark);
                await own.RestartAsync();
                await page.ReloadAsync();
                stores.Add(await StoreAsync(page, stores));
                var style = await page.EvaluateAsync<string>("async store => (await (await caches.open(store)).match('/assets/site.css')).text()", stores[^1]);
                Assert.EndsWith($"/* {mark} */", style, StringComparison.Ordinal);
            }

            // The last one but one stays: a page that is open may still fetch files of its own version.
            Assert.Equal(stores[1..].Order(), await KeysAsync(page));

            // What is kept now is what is seen without a network.
            await page.Context.SetOfflineAsync(true);
            await page.ReloadAsync();
            Assert.EndsWith("/* third */", await page.EvaluateAsync<string>("async () => (await fetch(document.querySelector('link[rel=stylesheet]').href)).text()"), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The store that was not there before, once its service worker has taken over.</summary>
    private static async Task<string> StoreAsync(IPage page, List<string> before)
    {
        for (var i = 0; i < 600; i++)
        {
            var fresh = (await KeysAsync(page)).Except(before).ToList();
            var isActive = await page.EvaluateAsync<bool>("async () => { const r = await navigator.serviceWorker.getRegistration(); return !!r?.active && r.active.state === 'activated' && !r.installing && !r.waiting; }");
            if (fresh.Count == 1 && isActive)
            {
                return fresh[0];
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("No new store within a minute.");
    }

    private static async Task<string[]> KeysAsync(IPage page) =>
        [.. (await page.EvaluateAsync<string[]>("async () => (await caches.keys()).filter(k => k.startsWith('miyaburi-'))")).Order()];

    /// <summary>Changes the style sheet, and list and service worker as publishing does.</summary>
    private static async Task PublishAsync(string folder, string mark)
    {
        var style = Path.Combine(folder, Style);
        var (list, worker) = (Path.Combine(folder, "asset-list.js"), Path.Combine(folder, "sw.js"));
        var before = HashOf(style);
        await File.AppendAllTextAsync(style, $"/* {mark} */");
        var files = await File.ReadAllTextAsync(list);
        var version = Version().Match(files).Groups[1].Value;
        Assert.Contains(before, files, StringComparison.Ordinal);
        await File.WriteAllTextAsync(list, files.Replace(before, HashOf(style), StringComparison.Ordinal).Replace(version, mark, StringComparison.Ordinal));
        await File.WriteAllTextAsync(worker, (await File.ReadAllTextAsync(worker)).Replace(version, mark, StringComparison.Ordinal));
    }

    /// <summary>Without compressed copies, which would be those of the version before.</summary>
    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is not (".br" or ".gz") && !f.Contains("vendor", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string HashOf(string file) => "sha256-" + Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(file)));

    [GeneratedRegex("\"version\": \"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex("\"hash\": \"([^\"]+)\",\\s*\"url\": \"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
