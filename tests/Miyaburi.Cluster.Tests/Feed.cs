using Miyaburi.Waves;

namespace Miyaburi.Cluster.Tests;

/// <summary>A synthetic feed: made-up texts, brands and hosts, always the same. It stands for nobody's messages.</summary>
internal static class Feed
{
    internal static readonly DateOnly Day = new(2026, 2, 1);

    private const int Templates = 30;
    private const int Variants = 12;
    private const int Days = 3;
    private static readonly string[] Brands = ["synthetic-a", "synthetic-b", "synthetic-c", "synthetic-d", "synthetic-e"];

    /// <summary>Reports of the feed, in the order of their days.</summary>
    internal static List<Sighting> Make(int count) => [.. Enumerable.Range(0, count).Select(Report).OrderBy(s => s.Day)];

    internal static Sighting Report(int i)
    {
        var random = new Random(i);
        return new Sighting
        {
            Id = Sighting.IdOf("feed", BitConverter.GetBytes(i)),
            Day = Day.AddDays(random.Next(Days)),
            Reporter = Sighting.Pseudonym($"feed {i}"),
            Source = i % 3 == 0 ? SightingSource.Person : SightingSource.Gateway,
            Traits = Traits(random.Next(Templates), random.Next(Variants)),
        };
    }

    /// <summary>A text of a template, or an address alone that only the kit's path joins to it. Variants differ in a few characters, templates in nearly all.</summary>
    internal static WaveTraits Traits(int template, int variant)
    {
        var isAddress = template % 2 == 0 && variant % 4 == 3;
        var skeleton = isAddress ? "" : Words(1000 + template, 60) + Words(variant, 4);
        var host = $"h{variant}-{template}.example";
        return new WaveTraits
        {
            Brand = Brands[template % Brands.Length],
            Lure = template % 3 == 0 ? "unpaid" : "account",
            Skeleton = skeleton,
            Signature = TextSignature.Of(skeleton),
            Patterns = [$"h:{host}", $"p:/kit-{template}/login.php", "p:/of-every-brand.php"],
            Hosts = [host],
        };
    }

    private static string Words(int seed, int length)
    {
        var random = new Random(seed);
        return string.Create(length, random, (span, r) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = (char)('ぁ' + r.Next(80));
            }
        });
    }
}
