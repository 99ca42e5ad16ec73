using System.IO.Compression;
using System.Text.Json;

namespace Miyaburi.Tests.Links;

public sealed class UrlReaderFixtureTests
{
    [Fact]
    public void TryRead_OddAddressesOfTheFixture_AgreesWithNode()
    {
        using var file = typeof(UrlReaderFixtureTests).Assembly.GetManifestResourceStream("fixtures/urls.jsonl.gz")!;
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        lines.ReadLine();
        var count = 0;
        var differences = new List<string>();
        while (lines.ReadLine() is { } line)
        {
            using var pair = JsonDocument.Parse(line);
            var address = pair.RootElement[0].GetString()!.Replace('\ue000', '\ud800');
            count++;
            if (UrlComparison.KnownReason(address, pair.RootElement[1]) is null && UrlComparison.Difference(address, pair.RootElement[1]) is { } difference)
            {
                differences.Add($"{JsonSerializer.Serialize(address)} {difference}");
            }
        }

        Assert.True(count > 5000, $"only {count} addresses in the fixture");
        Assert.True(differences.Count == 0, $"{differences.Count} of {count} differ:\n" + string.Join('\n', differences.Take(60)));
    }
}
