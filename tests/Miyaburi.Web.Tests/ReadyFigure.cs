using System.Diagnostics;

namespace Miyaburi.Web.Tests;

/// <summary>
/// How long a first visitor waits at 9 Mbit/s and 170 ms. A figure, no test: it depends on the machine and runs only
/// when asked for, with <c>-explicit only -class "*ReadyFigure" -showLiveOutput</c>.
/// </summary>
public sealed class ReadyFigure(Site site, ITestOutputHelper output)
{
    private const int Visits = 7;

    [Fact(Explicit = true)]
    public async Task First_visit()
    {
        await using var line = new SlowLine(new Uri(site.Address), 9, TimeSpan.FromMilliseconds(170));
        var (seen, ready, again) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Visits; i++)
        {
            // A profile on disk, as visitors have: what a browser keeps in memory for a private window has no room for the engine.
            var profile = Directory.CreateTempSubdirectory("miyaburi-visitor-").FullName;
            await using var context = await site.NewcomerAsync(profile);
            var page = context.Pages[0];
            var watch = Stopwatch.StartNew();
            await page.GotoAsync(line.Address + "/", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            seen.Add(watch.Elapsed.TotalSeconds);
            await Site.ReadyAsync(page);
            ready.Add(watch.Elapsed.TotalSeconds);
            await page.EvaluateAsync("navigator.serviceWorker.ready");
            watch.Restart();
            await page.ReloadAsync(new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            await Site.ReadyAsync(page);
            again.Add(watch.Elapsed.TotalSeconds);
            await context.CloseAsync();
            Directory.Delete(profile, recursive: true);
        }

        output.WriteLine($"page after {Median(seen):0.0} s, engine ready after {Median(ready):0.0} s, on the second visit {Median(again):0.0} s (medians of {Visits}; processor as it is)");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
