using System.Text;
using Miyaburi.Brands;
using Miyaburi.Messages;

namespace Miyaburi.Evaluation.Corpora;

/// <summary>
/// Addresses inside short texts that name a brand. The frames are written for this project: they stand for the SMS
/// around the reported address, which nobody published.
/// </summary>
internal static class Framed
{
    /// <summary>Shortened links.</summary>
    internal static readonly string[] Shortened = ["https://bit.ly/3xAbC9d", "https://t.co/aB3dE5fG7h", "https://x.gd/Ab3dE", "https://lnky.jp/aB3dE5f"];

    /// <summary>Links that count clicks for senders of newsletters.</summary>
    internal static readonly string[] MailServices =
        [.. MailServiceHosts().Select(h => $"https://click.{h}/ls/a1b2c3"), "https://c00.adobe.com/a1b2c3", "https://click.em.example-mail.com/?qs=a81f3c"];

    private static readonly string[] Shared = [.. Shortened, .. MailServices];

    /// <summary>Reported addresses, each in one frame.</summary>
    /// <param name="frames">The file of frames.</param>
    /// <param name="every">Takes about one address in so many.</param>
    /// <param name="keeps">Which addresses; null for all.</param>
    internal static IEnumerable<Sample> Phish(string frames, int every, Func<Address, bool>? keeps = null)
    {
        var texts = Archive.Written(frames);
        foreach (var address in Addresses.Phish())
        {
            if (StableHash.Keeps("frame" + address.Url, every) && keeps?.Invoke(address) is not false)
            {
                var brand = BrandLabels.Reported(address.Brand);
                yield return Of(Population.FramedUrlPhish, Truth.Scam, texts[StableHash.Of(address.Url) % texts.Length], brand?.Names.Ja ?? address.Brand, address.Url) with
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
        With(frames, EngineData.Embedded.Brands.All.Where(b => b.File.Domains.Length > 0), (brand, _) => OfficialLink(brand), Population.FramedOfficial);

    /// <summary>Brands with links behind which nobody can look.</summary>
    internal static IEnumerable<Sample> Unclear(string frames) =>
        With(frames, EngineData.Embedded.Brands.All, (brand, frame) => Shared[StableHash.Of(brand.Id + frame) % Shared.Length], Population.FramedShared);

    /// <summary>A page of the brand's own.</summary>
    internal static string OfficialLink(Brand brand) => $"https://{brand.File.Domains[0].Name}/info";

    /// <summary>Brands in every frame of a file, each with one address.</summary>
    /// <param name="frames">The file of frames.</param>
    /// <param name="brands">The brands.</param>
    /// <param name="link">The address for a brand and a frame.</param>
    /// <param name="population">Where they are counted.</param>
    internal static IEnumerable<Sample> With(string frames, IEnumerable<Brand> brands, Func<Brand, string, string> link, Population population) =>
        from brand in brands
        from frame in Archive.Written(frames)
        let truth = population is Population.FramedOfficial ? Truth.Genuine : Truth.Neither
        let campaign = (population is Population.FramedOfficial ? "official-" : "shared-") + brand.Id
        select Of(population, truth, frame, brand.Names.Ja, link(brand, frame)) with { Brand = brand.Id, Campaign = campaign };

    /// <summary>The part "mail services" of <c>data/lists/redirectors.txt</c>.</summary>
    private static IEnumerable<string> MailServiceHosts() =>
        Encoding.UTF8.GetString(EmbeddedData.Read("lists/redirectors.txt").Single().Bytes.Span).Split('\n', StringSplitOptions.TrimEntries)
            .SkipWhile(l => l != "## mail services").Skip(1).TakeWhile(l => !l.StartsWith('#')).Where(l => l.Length > 0).Select(l => l.TrimStart('.'));

    private static Sample Of(Population population, Truth truth, string frame, string brand, string url) => new()
    {
        Population = population,
        Truth = truth,
        Id = $"{frame[..Math.Min(18, frame.Length)]}|{brand}|{url}",
        Text = frame.Replace("{brand}", brand, StringComparison.Ordinal).Replace("{url}", url, StringComparison.Ordinal),
        Kind = MessageKind.Sms,
        Campaign = "",
    };
}
