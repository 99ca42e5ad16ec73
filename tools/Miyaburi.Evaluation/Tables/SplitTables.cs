using System.Text;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Fitting;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Text;

namespace Miyaburi.Evaluation.Tables;

/// <summary>Recall under the splits by time, source and brand.</summary>
internal static class SplitTables
{
    internal static string Time(Held held)
    {
        var text = new StringBuilder("Scams to 2021 are fitted, scams from 2022 tested; undated and genuine ones by halves of campaigns.\n\n")
            .Append("| scams | `Scam` | `Scam` or `Suspicious` | recall at FPR 1e-2 | at 1e-3 |\n|---|--:|--:|--:|--:|\n");
        var genuine = held.ByTime.Of(Population.MessageJaGenuine, Population.TemplateJa, Population.Newsletter, Population.MailHam, Population.SmsEnHam, Population.TextJa);
        foreach (var population in new[] { Population.MailJaPhish, Population.MessageJaPhish, Population.FramedUrlPhish, Population.SmsEnPhish, Population.SmsTankPhish, Population.MailWorldPhish })
        {
            var scams = held.ByTime.Of(population);
            text.Append($"| {population} | {scams.Scams()} | {scams.Doubted()} | {scams.RecallAt(genuine, 1e-2)} | {scams.RecallAt(genuine, 1e-3)} |\n");
        }

        AddMessages(text, [.. held.ByTime.Of(Population.MessageJaPhish).Where(j => j.Sample.Year > Held.LastYear)]);
        var addresses = held.ByTime.Of(Sets.Addresses);
        var alone = held.ByTime.Of(Population.UrlPhish);
        text.Append($"| UrlPhish | {alone.Scams()} | {alone.Doubted()} | {alone.RecallAt(addresses, 1e-2)} | {alone.RecallAt(addresses, 1e-3)} |\n");
        return text.Append($"\nFalse alarms are counted on {genuine.Count} genuine messages together, for UrlPhish on {addresses.Count} benign addresses.\n").ToString();
    }

    /// <summary>The messages with a date by what there is to see in them.</summary>
    private static void AddMessages(StringBuilder text, List<Judged> messages)
    {
        const int Short = 80;
        foreach (var (name, test) in new (string, Func<Judged, bool>)[]
        {
            ("with a link", j => j.Row.Facts.Links.Any(l => l.IsFollowable)),
            ("without", j => !j.Row.Facts.Links.Any(l => l.IsFollowable)),
            ($"of at most {Short} characters", j => j.Sample.Text!.Length <= Short),
            ("in which beside the text model at most one signal fires", j => j.Row.Findings.Count(f => f.Signal.Id != "TM01") <= 1),
        })
        {
            var some = messages.Where(test).ToList();
            text.Append($"| — messages from 2022 {name} | {some.Scams()} | {some.Doubted()} | | |\n");
        }
    }

    internal static string Urls(Held held)
    {
        var text = new StringBuilder("Addresses alone, by the host model; benign sites are fitted and tested by halves.\n\n")
            .Append("| fitted to | tested on | benign | recall at FPR 1e-2 | at 1e-3 |\n|---|---|---|--:|--:|\n");
        foreach (var until in new[] { 2021, 2022 })
        {
            var model = new NgramModel(HostFit.Fit(held.Addresses, until, a => a.Address.IsPhish ? a.Address.Year <= until : StableHash.Keeps(a.Url.Host!.Site, 2)));
            var hosts = new Signals.HostModel(model);
            var phish = held.Addresses.Where(a => a.Address.IsPhish && a.Address.Year == until + 1).Select(a => hosts.Score(a.Url)).ToList();
            foreach (var (name, populations) in new[] { ("all", Sets.Addresses), ("full addresses", [Population.UrlFull]), ("hosts", [Population.UrlHost]), ("popular domains", [Population.DomainTop]) })
            {
                var benign = held.Addresses.Where(a => populations.Contains(a.Address.Population) && !StableHash.Keeps(a.Url.Host!.Site, 2)).Select(a => hosts.Score(a.Url)).ToList();
                var (some, few) = (Rates.Recall(phish, benign, 1e-2), Rates.Recall(phish, benign, 1e-3));
                text.Append($"| {until} | {until + 1} | {name}, {benign.Count} | {Rates.Show(some.Hits, some.Of)} | {Rates.Show(few.Hits, few.Of)} |\n");
            }
        }

        return text.ToString();
    }

    internal static string English(Held held)
    {
        var smishing = held.ByCampaign.Of(Population.SmsEnPhish);
        var ham = held.ByCampaign.Of(Population.SmsEnHam);
        var spam = held.ByCampaign.Where(j => j.Sample.Population is Population.SmsEnSpam).ToList();
        return "Five folds of near-duplicate groups.\n\n| task | recall at FPR 1e-2 | at 1e-3 |\n|---|--:|--:|\n"
            + $"| smishing against ham | {smishing.RecallAt(ham, 1e-2)} | {smishing.RecallAt(ham, 1e-3)} |\n"
            + $"| smishing against ham and advertising | {smishing.RecallAt([.. ham, .. spam], 1e-2)} | {smishing.RecallAt([.. ham, .. spam], 1e-3)} |\n";
    }

    internal static string Sources(Held held)
    {
        var text = new StringBuilder("Each corpus judged by a fit that has not seen the corpus at all.\n\n| corpus left out | `Scam` | `Scam` or `Suspicious` |\n|---|--:|--:|\n");
        foreach (var population in new[] { Population.MailJaPhish, Population.MessageJaPhish, Population.SmsJaScreens, Population.SmsTankPhish, Population.MessageJaGenuine, Population.TemplateJa, Population.Newsletter, Population.MailWorldPhish })
        {
            var judged = held.Without(population).Of(population);
            text.Append($"| {population} | {judged.Scams()} | {judged.Doubted()} |\n");
        }

        return text.ToString();
    }

    internal static string Brands(Held held)
    {
        var text = new StringBuilder("Mails of one brand judged by text models and weights that saw no mail of it.\n\n| brand left out | `Scam` | `Scam` or `Suspicious` |\n|---|--:|--:|\n");
        foreach (var brand in new[] { "Amazon", "三井住友", "JCB", "えきねっと/JR", "楽天" })
        {
            var judged = held.WithoutBrand(s => s.Population is Population.MailJaPhish && s.Brand == brand);
            text.Append($"| {brand} | {judged.Scams()} | {judged.Doubted()} |\n");
        }

        return text.ToString();
    }
}
