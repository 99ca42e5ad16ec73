using System.Diagnostics;
using System.Globalization;
using Miyaburi.Cli.Terminal;

namespace Miyaburi.Cli.Scanning;

/// <summary>A bar on the error output, only when a person watches it and the results go elsewhere.</summary>
internal sealed class ScanProgress(Screen screen, bool isShown)
{
    private const int Bar = 24;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan last;
    private int expected;
    private int done;
    private int found;

    /// <summary>That many files are to come.</summary>
    internal void Expect(int files) => Interlocked.Add(ref expected, files);

    internal void Count(bool isFound)
    {
        done++;
        found += isFound ? 1 : 0;
        if (isShown && clock.Elapsed - last > Between)
        {
            last = clock.Elapsed;
            Draw();
        }
    }

    internal void End()
    {
        if (isShown)
        {
            screen.Progress("\r\e[K");
        }
    }

    private void Draw()
    {
        var total = Math.Max(Volatile.Read(ref expected), done);
        var filled = expected == 0 ? 0 : (int)((long)Bar * done / total);
        var bar = expected == 0 ? "" : $"[{new string('#', filled)}{new string('.', Bar - filled)}] ";
        var count = expected == 0 ? $"{done}" : $"{done}/{total}";
        var rate = done / Math.Max(clock.Elapsed.TotalSeconds, 0.001);
        var words = screen.Language is Language.En
            ? string.Create(CultureInfo.InvariantCulture, $"{count} checked, {found} scam or suspicious, {rate:0}/s")
            : string.Create(CultureInfo.InvariantCulture, $"{count}件、詐欺・怪しい {found}件、毎秒{rate:0}件");
        screen.Progress($"\r\e[K{bar}{words}");
    }
}
