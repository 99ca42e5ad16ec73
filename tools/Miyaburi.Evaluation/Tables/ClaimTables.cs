using System.Text;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;

namespace Miyaburi.Evaluation.Tables;

/// <summary>Whom messages claim to be, and what they hold out, against what is known of them.</summary>
internal static class ClaimTables
{
    private const int MostRows = 40;
    private static readonly Dictionary<string, string[]> Stories = Archive.Labels("lures.tsv");

    internal static string Brands(Held held)
    {
        var named = held.ByCampaign.Where(NamesItsBrand).ToList();
        var text = new StringBuilder("Messages in which a name of the brand stands that their label means (`Labels/brands.tsv`; labels of mails are coarse guesses, so that several brands may be right). No message claiming nothing counts as right. Framed ones are synthetic, all others are not fitted to.\n\n")
            .Append("| messages | right | claims another | claims none |\n|---|--:|--:|--:|\n");
        foreach (var (name, members) in Parts(named))
        {
            text.Append($"| {name} | {Rates.Show(members.Count(IsRight), members.Count)} | {members.Count(j => ClaimOf(j) is not null && !IsRight(j))} | {members.Count(j => ClaimOf(j) is null)} |\n");
        }

        text.Append("\n| population | label | claimed | messages |\n|---|---|---|--:|\n");
        var confusions = named.Where(j => !IsRight(j)).GroupBy(j => (j.Sample.Population, j.Sample.Brand, Claimed: ClaimOf(j) ?? "none"));
        foreach (var group in confusions.OrderBy(g => g.Key.Population).ThenByDescending(g => g.Count()).ThenBy(g => g.Key.Brand, StringComparer.Ordinal).ThenBy(g => g.Key.Claimed, StringComparer.Ordinal).Take(MostRows))
        {
            text.Append($"| {group.Key.Population} | {group.Key.Brand} | {group.Key.Claimed} | {group.Count()} |\n");
        }

        return text.ToString();
    }

    internal static string Lures(Held held)
    {
        var known = held.ByCampaign.Where(j => Stories.ContainsKey(j.Sample.Id)).ToList();
        var text = new StringBuilder("Japanese scam messages whose story was told by hand (`Labels/lures.tsv`; a message may have several).\n\n")
            .Append("| messages | first lure right | one of the lures right | no lure named |\n|---|--:|--:|--:|\n");
        foreach (var (name, members) in new[] { ("to 2021 or undated", known.Where(j => j.Sample.Year <= Held.LastYear).ToList()), ("from 2022", known.Where(j => j.Sample.Year > Held.LastYear).ToList()), ("together", known) })
        {
            text.Append($"| {name} | {Rates.Show(members.Count(IsFirstRight), members.Count)} | {Rates.Show(members.Count(j => j.Verdict.Lures.Any(l => Stories[j.Sample.Id].Contains(l))), members.Count)} | {members.Count(j => j.Verdict.Lures.IsEmpty)} |\n");
        }

        text.Append("\n| message | its story | named |\n|---|---|---|\n");
        foreach (var j in known.Where(j => !IsFirstRight(j)).OrderBy(j => j.Sample.Id, StringComparer.Ordinal))
        {
            text.Append($"| {j.Sample.Id} | {string.Join(", ", Stories[j.Sample.Id])} | {string.Join(", ", j.Verdict.Lures.DefaultIfEmpty("none"))} |\n");
        }

        return text.ToString();
    }

    /// <summary>Whether the claim is right, where the message names the brand its label means.</summary>
    internal static bool IsRight(Judged judged) => ClaimOf(judged) is { } id && BrandLabels.Of(judged.Sample.Brand).Contains(id);

    /// <summary>Whether a scam shows, in its words or its sender, a name of the brand that its label means.</summary>
    internal static bool NamesItsBrand(Judged judged)
    {
        var ids = judged.Sample.Truth is Truth.Scam && judged.Sample.Population is not Population.UrlPhish ? BrandLabels.Of(judged.Sample.Brand) : [];
        return ids.Any(id => judged.Row.Facts.Claims.All.Any(m => m.Brand.Id == id) || Stands(EngineData.Embedded.Brands.Find(id)!, judged));
    }

    /// <summary>Looks for the name letter by letter, apart from the engine's own search.</summary>
    private static bool Stands(Miyaburi.Brands.Brand brand, Judged judged) =>
        brand.File.Aliases.Append(brand.Names.Ja).Where(a => a.Length > 2).Any(alias => judged.Row.Facts.Parts.Any(p => p.Part.Role is not Messages.PartRole.Hidden && p.Part.Text.Contains(alias, StringComparison.OrdinalIgnoreCase)));

    private static string? ClaimOf(Judged judged) => judged.Row.Facts.Claims.Claimed?.Id;

    private static bool IsFirstRight(Judged judged) => judged.Verdict.Lures is [var first, ..] && Stories[judged.Sample.Id].Contains(first);

    private static IEnumerable<(string Name, List<Judged> Members)> Parts(List<Judged> named)
    {
        foreach (var group in named.GroupBy(j => j.Sample.Population).OrderBy(g => g.Key))
        {
            yield return ($"{group.Key} to 2021 or undated", group.Where(j => j.Sample.Year <= Held.LastYear).ToList());
            yield return ($"{group.Key} from 2022", group.Where(j => j.Sample.Year > Held.LastYear).ToList());
        }

        yield return ("mail and messages together, from 2022", named.Where(j => j.Sample.Population is not Population.FramedUrlPhish && j.Sample.Year > Held.LastYear).ToList());
        yield return ("mail and messages together", named.Where(j => j.Sample.Population is not Population.FramedUrlPhish).ToList());
    }
}
