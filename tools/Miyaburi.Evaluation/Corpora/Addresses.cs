using Miyaburi.Links;

namespace Miyaburi.Evaluation.Corpora;

/// <summary>An address with its label.</summary>
/// <param name="Url">The address; a bare domain has no scheme.</param>
/// <param name="Year">Year of the report, 0 for benign ones.</param>
/// <param name="Brand">The brand JPCERT names, or empty.</param>
/// <param name="Population">Where it is counted.</param>
internal readonly record struct Address(string Url, int Year, string Brand, Population Population)
{
    /// <summary>Day of the report.</summary>
    internal DateOnly Day { get; init; }

    /// <summary>The campaign that decides its fold when it is not its site.</summary>
    internal string? Campaign { get; init; }

    internal bool IsPhish => Population is Population.UrlPhish;
}

/// <summary>The lists of addresses.</summary>
internal static class Addresses
{
    /// <summary>JPCERT/CC's list, without the rows whose host or path it masked.</summary>
    internal static IEnumerable<Address> Phish()
    {
        foreach (var row in Csv.Rows(Archive.Text("phish_urls_jpcert_2019-01_2024-06.csv.gz")).Skip(1))
        {
            if (row.Count >= 3 && row[0].Length > 4 && row[1].Length > 0 && !row[1].Contains('*', StringComparison.Ordinal) && !row[1].Contains("example@", StringComparison.Ordinal))
            {
                yield return new Address(row[1], int.Parse(row[0].AsSpan(0, 4), null), row[2], Population.UrlPhish) { Day = DateOnly.ParseExact(row[0].AsSpan(0, 10), "yyyy/MM/dd", null) };
            }
        }
    }

    /// <summary>Benign addresses; patterns with braces are no addresses.</summary>
    internal static IEnumerable<Address> Benign()
    {
        foreach (var line in Archive.Lines("benign_urls.tsv.gz").Skip(1))
        {
            var cells = line.Split('\t');
            if (!cells[0].Contains('{', StringComparison.Ordinal))
            {
                yield return new Address(cells[0], 0, "", cells[3] == "1" ? Population.UrlFull : Population.UrlHost);
            }
        }
    }

    /// <summary>Popular domains.</summary>
    internal static IEnumerable<Address> Popular() =>
        Archive.Lines("top_domains.tsv.gz").Skip(1).Select(l => new Address(l.Split('\t')[0], 0, "", Population.DomainTop));

    /// <summary>Addresses as messages of their own.</summary>
    internal static Sample Alone(Address address) => new()
    {
        Population = address.Population,
        Truth = address.IsPhish ? Truth.Scam : Truth.Genuine,
        Id = address.Url,
        Text = address.Population is Population.DomainTop ? "https://" + address.Url + "/" : address.Url,
        Kind = Messages.MessageKind.Url,
        Year = address.Year,
        Brand = address.Brand,
        Campaign = "site-" + SiteOf(address.Url),
    };

    /// <summary>The address as a browser reads it, or null.</summary>
    internal static Url? Read(string url) =>
        (url.Contains("://", StringComparison.Ordinal)
            ? UrlReader.TryRead(url, AnalysisLimits.Default)
            : UrlReader.TryReadSchemeless(url, AnalysisLimits.Default)) is UrlReading.Read { Url: var read } ? read : null;

    /// <summary>The site an address belongs to, for splits.</summary>
    internal static string SiteOf(string url) => Read(url)?.Host?.Site ?? url;
}
