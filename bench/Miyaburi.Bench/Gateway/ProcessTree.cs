using System.Globalization;

namespace Miyaburi.Bench;

/// <summary>CPU time of a process and all below it, from Linux's /proc.</summary>
internal static class ProcessTree
{
    private const double TicksPerSecond = 100;

    internal static TimeSpan CpuTime(int root)
    {
        var all = Directory.GetDirectories("/proc").Select(d => Path.GetFileName(d)!).Where(d => d.All(char.IsAsciiDigit))
            .Select(Read).OfType<(int Id, int Parent, long Ticks)>().ToList();
        var tree = new HashSet<int> { root };
        while (all.Any(p => tree.Contains(p.Parent) && tree.Add(p.Id)))
        {
        }

        return TimeSpan.FromSeconds(all.Where(p => tree.Contains(p.Id)).Sum(p => p.Ticks) / TicksPerSecond);
    }

    /// <summary>utime and stime, and those of children that ended (proc(5): fields 14 to 17).</summary>
    private static (int Id, int Parent, long Ticks)? Read(string id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields[11..15].Sum(f => long.Parse(f, CultureInfo.InvariantCulture));
            return (int.Parse(id, CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture), ticks);
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return null;
        }
    }
}
