using System.IO.Compression;
using Miyaburi.Brands;

namespace Miyaburi.Tests.Brands;

/// <summary>What the brand files must cover, computed from the list of phishing addresses and not from a list of our own.</summary>
public sealed class BrandCoverageTests
{
    /// <summary>Rows of the list from which a label must have a brand.</summary>
    private const int Rows = 50;

    private static readonly IReadOnlyList<Brand> Brands = EngineData.Embedded.Brands.All;

    [Fact]
    public void EveryLabelOfThePhishingList_WithFiftyRows_HasABrand()
    {
        var rows = LabelRows();
        var labels = Brands.SelectMany(b => b.File.JpcertLabels).ToHashSet(StringComparer.Ordinal);
        var frequent = rows.Where(r => r.Value >= Rows).ToList();

        Assert.Equal(104, frequent.Count);
        Assert.All(frequent, r => Assert.Contains(r.Key, labels));
        Assert.All(labels, l => Assert.True(rows.ContainsKey(l), $"no row is labelled {l}"));
    }

    [Fact]
    public void EveryLabel_BelongsToOneBrand() =>
        Assert.Empty(Brands.SelectMany(b => b.File.JpcertLabels).GroupBy(l => l, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));

    public static TheoryData<string> Ids => [.. Brands.Select(b => b.Id)];

    /// <summary>Names, official domains with a source, one fact with a source, and how to reach it safely.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryBrand_HasTheLeastThatHelps(string id)
    {
        var file = Brands.Single(b => b.Id == id).File;
        Assert.False(string.IsNullOrWhiteSpace(file.Names.Ja) || string.IsNullOrWhiteSpace(file.Names.En));
        Assert.NotEmpty(file.Aliases);
        Assert.NotEmpty(file.Domains);
        Assert.NotEmpty(file.Conduct.Concat(file.Practice));
        Assert.NotEmpty(file.Reach);
        var keys = file.Domains.Select(d => d.Source).Concat(file.Conduct.Concat(file.Practice).Select(f => f.Source)).Concat(file.Reach.Select(r => r.Source));
        Assert.All(keys, key => Assert.True(file.Sources.ContainsKey(key), key));
    }

    /// <summary>Phone numbers are shown as the brand's own, so each rests on a page of the brand itself.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryPhoneDesk_WasSeenOnTheOwnersPage(string id)
    {
        var file = Brands.Single(b => b.Id == id).File;
        Assert.All(file.Phones, phone => Assert.True(file.Sources[phone.Source].Owner, phone.Number));
    }

    private static Dictionary<string, int> LabelRows()
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(DataFolder.Path("phish_urls_jpcert_2019-01_2024-06.csv.gz")), CompressionMode.Decompress));
        lines.ReadLine();
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        while (lines.ReadLine() is { } line)
        {
            // date, address, label; addresses with a comma are quoted, labels are not.
            var label = line[(line.LastIndexOf(',') + 1)..].Trim('"', ' ');
            rows[label] = rows.GetValueOrDefault(label) + 1;
        }

        return rows;
    }
}
