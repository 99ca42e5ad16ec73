using System.IO.Compression;
using System.Text;

namespace Miyaburi.Tests.Links;

/// <summary>Thousands of real addresses and mutations of them, read here and by Node.</summary>
public sealed class UrlReaderLiveTests
{
    private const int Seed = 20261123;

    private static readonly string[] Pieces =
    [
        "@", ":", "/", "//", "\\", "?", "#", "%", "%2F", "%2e", "%25", "%00", "%E2%88%95", "%F0%9F%84%B2", "..", "/../", ".", "\t", "\n", " ", "[", "]",
        "0x7f", "256", ":80", ":443", ":8443", ":99999", "\u00ad", "\u200b", "\ufeff", "\u3000", "\u2044", "\u2215", "。", "．", "ａ", "Ａ", "🄲", "ⓐ", "ß", "é",
        "ん", "カ", "漢", "а", "xn--", "-", "_", "*", "~", "|", "`", "{", "<", "\"", "'", "&", "=", "user:pw@", "http:", "localhost", "\0", "\u007f", "Ⅷ", "㍿", "ﾟ",
    ];

    [Fact]
    public void TryRead_SampledAndMutatedAddresses_AgreesWithNode()
    {
        var random = new Random(Seed);
        var addresses = Sample("phish_urls_jpcert_2019-01_2024-06.csv.gz", ',', 1, 2500, random);
        addresses.AddRange(Sample("benign_urls.tsv.gz", '\t', 0, 1500, random));
        var real = addresses.Count;
        while (addresses.Count < real * 2)
        {
            addresses.Add(Mutate(addresses[random.Next(real)], random));
        }

        var node = NodeUrl.Read(addresses);
        var differences = new List<string>();
        for (var i = 0; i < addresses.Count; i++)
        {
            if (UrlComparison.KnownReason(addresses[i], node[i]) is null && UrlComparison.Difference(addresses[i], node[i]) is { } difference)
            {
                differences.Add($"{addresses[i]} {difference}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {addresses.Count} differ:\n" + string.Join('\n', differences.Take(40)));
    }

    private static List<string> Sample(string file, char separator, int column, int count, Random random)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(DataFolder.Path(file)), CompressionMode.Decompress));
        var kept = new List<string>(count);
        for (var n = 0; lines.ReadLine() is { } line;)
        {
            var fields = line.Split(separator);
            if (fields.Length <= column || !fields[column].Contains("//"))
            {
                continue;
            }

            // Reservoir sampling: every line has the same chance.
            var place = random.Next(++n);
            if (kept.Count < count)
            {
                kept.Add(fields[column]);
            }
            else if (place < count)
            {
                kept[place] = fields[column];
            }
        }

        return kept;
    }

    private static string Mutate(string address, Random random)
    {
        var runes = address.EnumerateRunes().Select(r => r.ToString()).ToList();
        for (var n = 1 + random.Next(3); n > 0; n--)
        {
            var at = random.Next(Math.Min(runes.Count, 40) + 1);
            var removed = random.Next(3);
            runes.RemoveRange(at, Math.Min(removed, runes.Count - at));
            if (random.Next(4) > 0)
            {
                runes.Insert(at, Pieces[random.Next(Pieces.Length)]);
            }
        }

        return string.Concat(runes);
    }
}
