using Miyaburi.Brands;
using Miyaburi.Messages;

namespace Miyaburi.Evaluation.Corpora;

/// <summary>
/// Addresses inside short texts that name a brand. The frames are written for this project: they stand for the SMS
/// around the reported address, which nobody published.
/// </summary>
internal static class Framed
{
    private static readonly string[] Shared =
        ["https://bit.ly/3xAbC9d", "https://t.co/aB3dE5fG7h", "https://x.gd/Ab3dE", "https://lnky.jp/aB3dE5f", "https://c00.adobe.com/a1b2c3", "https://click.em.example-mail.com/?qs=a81f3c"];

    /// <summary>Reported addresses, each in one frame.</summary>
    /// <param name="frames">The file of frames.</param>
    /// <param name="every">Takes about one address in so many.</param>
    /// <param name="keeps">Which addresses; null for all.</param>
    internal static IEnumerable<Sample> Phish(string frames, int every, Func<Address, bool>? keeps = null)
    {
        var texts = Archive.Written(frames);
        var brands = Labels();
        foreach (var address in Addresses.Phish())
        {
            if (StableHash.Keeps("frame" + address.Url, every) && keeps?.Invoke(address) is not false)
            {
                var name = brands.TryGetValue(address.Brand, out var brand) ? brand.Names.Ja : address.Brand;
                yield return Of(Population.FramedUrlPhish, Truth.Scam, texts[StableHash.Of(address.Url) % texts.Length], name, address.Url) with
                {
                    Year = address.Year,
                    Brand = brand?.Id ?? "",
                    Campaign = "site-" + Addresses.SiteOf(address.Url),
                };
            }
        }
    }

    /// <summary>Every brand with its own domain, in every frame of the file.</summary>
    internal static IEnumerable<Sample> Official(string frames) =>
        from brand in EngineData.Embedded.Brands.All
        where brand.File.Domains.Length > 0
        from frame in Archive.Written(frames)
        select Of(Population.FramedOfficial, Truth.Genuine, frame, brand.Names.Ja, $"https://{brand.File.Domains[0].Name}/info") with { Brand = brand.Id, Campaign = "official-" + brand.Id };

    /// <summary>Brands with links behind which nobody can look.</summary>
    internal static IEnumerable<Sample> Unclear(string frames) =>
        from brand in EngineData.Embedded.Brands.All
        from frame in Archive.Written(frames)
        let url = Shared[StableHash.Of(brand.Id + frame) % Shared.Length]
        select Of(Population.FramedShared, Truth.Neither, frame, brand.Names.Ja, url) with { Brand = brand.Id, Campaign = "shared-" + brand.Id };

    private static Sample Of(Population population, Truth truth, string frame, string brand, string url) => new()
    {
        Population = population,
        Truth = truth,
        Id = $"{frame[..Math.Min(18, frame.Length)]}|{brand}|{url}",
        Text = frame.Replace("{brand}", brand, StringComparison.Ordinal).Replace("{url}", url, StringComparison.Ordinal),
        Kind = MessageKind.Sms,
        Campaign = "",
    };

    private static Dictionary<string, Brand> Labels()
    {
        var labels = new Dictionary<string, Brand>(StringComparer.Ordinal);
        foreach (var brand in EngineData.Embedded.Brands.All)
        {
            foreach (var label in brand.File.JpcertLabels)
            {
                labels.TryAdd(label, brand);
            }
        }

        return labels;
    }
}
