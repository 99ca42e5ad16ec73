using System.Text;
using Miyaburi.Brands;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;

namespace Miyaburi.Evaluation.Tables;

/// <summary>
/// 【brand】 texts with every kind of link, with frames and with brands that were held out, so that a claim beside any
/// foreign host does not pass for detection. Synthetic throughout.
/// </summary>
internal static class TemplateTable
{
    private const int AddressesEvery = 30;
    private const string Asks = "frames-scam.txt";
    private const string Honest = "frames-genuine.txt";
    private const string HeldOut = "frames-held-out.txt";
    private static readonly BrandDirectory Catalogue = EngineData.Embedded.Brands;

    internal static string Show(Held held)
    {
        var text = new StringBuilder("Synthetic. Fitted on scams to 2021; addresses are JPCERT/CC's from 2022. Frames that ask stand in `frames-scam.txt`, honest ones in `frames-genuine.txt`; no fit has seen those of `frames-held-out.txt`. Links of mail services are those of `data/lists/redirectors.txt`, an address of Adobe and an invented one. A shortened link, one of a mail service or a stranger's page may be either: no truth is counted there.\n\n")
            .Append("| text | link | `Scam` | `Scam` or `Suspicious` |\n|---|---|--:|--:|\n");
        foreach (var (name, frames) in new[] { ("asks", Asks), ("honest", Honest), ("held out", HeldOut) })
        {
            Add(text, name, frames, Catalogue.All, s => Case.Of(s) is { } c ? held.JudgeByPast(c) : null);
        }

        var unknown = Catalogue.All.Where(b => b.File.JpcertLabels.Length > 0 && StableHash.Keeps("held out " + b.Id, 5)).ToList();
        var ids = unknown.Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        var reader = Case.ReaderOf(new BrandDirectory(Catalogue.All.Where(b => !ids.Contains(b.Id)), ClaimCues.Read(EmbeddedData.Read("cues/claims.json").Single().Bytes.Span)));
        var judge = held.WithoutBrands(ids);
        text.Append($"\nThe same with brands that neither the catalogue nor the fit knows: {string.Join(", ", unknown.Select(b => b.Id))}.\n\n")
            .Append("| text | link | `Scam` | `Scam` or `Suspicious` |\n|---|---|--:|--:|\n");
        foreach (var (name, frames) in new[] { ("asks", Asks), ("honest", Honest), ("held out", HeldOut) })
        {
            Add(text, name, frames, unknown, s => Case.Of(s, reader) is { } c ? judge(c) : null);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, string frames, IReadOnlyCollection<Brand> brands, Func<Sample, Judged?> judge)
    {
        var strangers = Addresses.Benign().Where(a => a.Population is Population.UrlFull && StableHash.Keeps("stranger" + a.Url, 20)).Select(a => a.Url).ToArray();
        var owners = brands.Where(b => b.File.Domains.Length > 0).ToList();
        string Any(string[] links, Brand brand, string frame) => links[StableHash.Of(brand.Id + frame) % links.Length];
        var kinds = new (string Link, IEnumerable<Sample> Samples)[]
        {
            ("reported address", Framed.Phish(frames, AddressesEvery, a => a.Year > Held.LastYear && BrandLabels.Reported(a.Brand) is { } brand && brands.Contains(brand))),
            ("official", Framed.With(frames, owners, (b, _) => Framed.OfficialLink(b), Population.FramedOfficial)),
            ("mail service", Framed.With(frames, brands, (b, f) => Any(Framed.MailServices, b, f), Population.FramedShared)),
            ("shortened", Framed.With(frames, brands, (b, f) => Any(Framed.Shortened, b, f), Population.FramedShared)),
            ("a stranger's honest page", Framed.With(frames, brands, (b, f) => Any(strangers, b, f), Population.FramedShared)),
        };
        foreach (var (link, samples) in kinds)
        {
            var judged = samples.Select(judge).OfType<Judged>().ToList();
            text.Append($"| {name} | {link} | {judged.Scams()} | {judged.Doubted()} |\n");
        }
    }
}
