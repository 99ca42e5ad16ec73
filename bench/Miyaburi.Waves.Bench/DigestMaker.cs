using System.Globalization;

namespace Miyaburi.Waves.Bench;

/// <summary>
/// Makes the digest that comes with the data: by brand, numbers counted in the JPCERT/CC list, and as first sighting the
/// earliest exact date in the brand file's sourced history when that is older. It holds no address and no text.
/// </summary>
internal static class DigestMaker
{
    internal static void Write(string target)
    {
        var entries = JpcertList.ByBrand().OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => Entry(b.Key, b.Value)).ToList();
        var file = new WaveDigestFile
        {
            AsOf = new DateOnly(2024, 6, 30),
            Source = "JPCERT/CC phishurl-list 2019-01–2024-06, and the sourced history of each company",
            SourceJa = "JPCERT/CC phishurl-list 2019-01–2024-06と、会社ごとの出典のある記録",
            Similarity = WaveRules.Default.Similarity,
            Brands = [.. entries],
            Texts = [],
        };
        File.WriteAllText(target, file.Write());
        Console.WriteLine($"{entries.Count} brands, {entries.Sum(e => e.Count)} rows -> {target} ({new FileInfo(target).Length} bytes)");
    }

    private static WaveEntry Entry(string brand, List<DayCount> days)
    {
        var history = EngineData.Embedded.Brands.Find(brand)!.File.History
            .Select(h => DateOnly.TryParseExact(h.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MaxValue)
            .DefaultIfEmpty(DateOnly.MaxValue).Min();
        return new WaveEntry
        {
            Brand = brand,
            Since = history < days[0].Day ? history : days[0].Day,
            Last = days[^1].Day,
            Count = days.Sum(d => d.Count),
            Returns = WavePhases.Of(days, days[^1].Day, WaveRules.Default).Phases.Length - 1,
        };
    }
}
