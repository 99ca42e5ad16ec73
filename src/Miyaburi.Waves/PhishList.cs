using System.Globalization;
using System.Text;
using Miyaburi.Brands;
using Miyaburi.Links;

namespace Miyaburi.Waves;

/// <summary>
/// Rows of JPCERT/CC's phishurl-list (CSV: date, URL, brand) as sightings. The same row is the same report, however often and
/// from whichever edition of the list it is read.
/// </summary>
/// <param name="brands">Whose hosts are nobody's wave.</param>
/// <param name="today">The day in Japan: a row of a later one is a slip, and would make all that is seen until then old.</param>
public sealed class PhishList(BrandDirectory brands, DateOnly today)
{
    private const int LongestRow = 16 * 1024;

    private static readonly Guid Reporter = Sighting.Pseudonym("list:jpcert");

    private readonly Dictionary<string, string> labels = brands.All
        .SelectMany(b => b.File.JpcertLabels.Select(l => (Label: l, b.Id)))
        .DistinctBy(b => b.Label)
        .ToDictionary(b => b.Label, b => b.Id, StringComparer.Ordinal);

    /// <summary>Whether a first line is the heading of the list.</summary>
    public static bool IsHeading(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.TrimStart('\uFEFF').StartsWith("date,url", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The sighting of a row; null when it has no day, one that is still to come, or no address.</summary>
    public Sighting? Read(string row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Length > LongestRow || Cells(row) is not [var date, var address, var label, ..]
            || date.Length < 10 || !DateOnly.TryParseExact(date.AsSpan(0, 10).ToString().Replace('-', '/'), "yyyy/MM/dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day > today)
        {
            return null;
        }

        var reading = address.Contains("://", StringComparison.Ordinal)
            ? UrlReader.TryRead(address, AnalysisLimits.Default)
            : UrlReader.TryReadSchemeless(address, AnalysisLimits.Default);
        return reading is not UrlReading.Read { Url: var url }
            ? null
            : new Sighting
            {
                Id = Sighting.IdOf("jpcert", Encoding.UTF8.GetBytes(row)),
                Day = day,
                Reporter = Reporter,
                Source = SightingSource.List,
                Traits = WaveTraits.Of(url, labels.GetValueOrDefault(label), brands),
            };
    }

    /// <summary>RFC 4180, one record a line.</summary>
    private static List<string> Cells(string row)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < row.Length; i++)
        {
            var c = row[i];
            if (c is '"' && isQuoted && i + 1 < row.Length && row[i + 1] is '"')
            {
                cell.Append(row[++i]);
            }
            else if (c is '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c is ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
