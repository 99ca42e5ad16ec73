using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using Miyaburi.Brands;
using Miyaburi.Links;

namespace Miyaburi.Server.Pages;

/// <summary>A host that was reported as a fake site of a brand.</summary>
/// <param name="Host">The host; to be shown defanged.</param>
/// <param name="Reported">The day of the report.</param>
internal sealed record FakeHost(string Host, DateOnly Reported);

/// <summary>
/// Fake sites as reported, from a file that the operator supplies in the form of JPCERT/CC's phishurl-list
/// (<c>date,url,description</c>, may be gzipped). The newest hosts of each brand are kept.
/// </summary>
internal sealed class FakeHosts
{
    private const int Most = 10;
    private static readonly string[] DateForms = ["yyyy/MM/dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"];
    private readonly FrozenDictionary<string, ImmutableArray<FakeHost>> byLabel;

    private FakeHosts(Dictionary<string, ImmutableArray<FakeHost>> byLabel) => this.byLabel = byLabel.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads the file; lines of another form are passed over.</summary>
    internal static FakeHosts Read(string? path)
    {
        var labels = EngineData.Embedded.Brands.All.SelectMany(b => b.File.JpcertLabels).ToHashSet(StringComparer.Ordinal);
        var reports = path is null ? [] : Lines(path).Select(Report).Where(r => r is { } report && labels.Contains(report.Label)).Select(r => r!.Value);
        return new(reports.GroupBy(r => r.Label, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Newest(g.Select(r => r.Host)), StringComparer.Ordinal));
    }

    /// <summary>The newest hosts reported for a brand.</summary>
    internal ImmutableArray<FakeHost> Of(Brand brand) => Newest(brand.File.JpcertLabels.SelectMany(l => byLabel.GetValueOrDefault(l, [])));

    private static ImmutableArray<FakeHost> Newest(IEnumerable<FakeHost> hosts) =>
        [.. hosts.OrderByDescending(h => h.Reported).ThenBy(h => h.Host, StringComparer.Ordinal).DistinctBy(h => h.Host, StringComparer.Ordinal).Take(Most)];

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>An address may hold commas: the date stands before the first one, the label behind the last.</summary>
    private static (string Label, FakeHost Host)? Report(string line)
    {
        var (first, last) = (line.IndexOf(',', StringComparison.Ordinal), line.LastIndexOf(','));
        if (first < 0 || last == first
            || !DateTime.TryParseExact(line.AsSpan(0, first), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var reported)
            || UrlReader.TryRead(line.AsSpan(first + 1, last - first - 1), AnalysisLimits.Default) is not UrlReading.Read { Url.Host: { Kind: HostKind.Domain } host }
            || !EngineData.Embedded.Brands.OwnersOf(host).IsEmpty
            || host.Ascii.Contains('*', StringComparison.Ordinal))
        {
            return null;
        }

        return (line[(last + 1)..].Trim(), new FakeHost(host.Ascii, DateOnly.FromDateTime(reported)));
    }
}
