using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Tables;

namespace Miyaburi.Evaluation.Measuring;

/// <summary>The goals, row by row.</summary>
internal static class Goals
{
    private const string Time = "time";
    private const string Campaign = "campaign";

    /// <summary>Signals that were thought of while the world phishing mails were read.</summary>
    private static readonly string[] SeenInWorldPhish = ["SE08", "SE15", "MU11"];

    /// <summary>Every goal with what is reached.</summary>
    internal static IEnumerable<Goal> All(Held held) =>
        [.. Scams(held), .. Claims(held), .. Genuine(held), .. World(held), .. Addresses(held), .. English(held), .. Texts(held)];

    private static IEnumerable<Goal> Scams(Held held)
    {
        foreach (var (id, name, populations) in new[]
        {
            ("ja", "Japanese phishing mail and messages", new[] { Population.MailJaPhish, Population.MessageJaPhish }),
            ("ja-mail", "— mail", [Population.MailJaPhish]),
            ("ja-messages", "— messages", [Population.MessageJaPhish]),
        })
        {
            var judged = held.ByTime.Of(populations).Where(j => j.Sample.Year > Held.LastYear).ToList();
            yield return Least(id + "-doubted", name + ", `Scam` or `Suspicious`", Time, 0.97, 0.995, judged, j => j.IsDoubted);
            yield return Least(id + "-scam", name + ", `Scam`", Time, 0.85, 0.95, judged, j => j.IsScam);
        }

        var all = held.ByCampaign.Of(Sets.JapaneseScams);
        yield return Least("ja-all-doubted", "the same with the undated, the older and those from screenshots, `Scam` or `Suspicious`", Campaign, 0.97, 0.995, all, j => j.IsDoubted);
        yield return Least("ja-all-scam", "the same, `Scam`", Campaign, 0.85, 0.95, all, j => j.IsScam);
    }

    private static IEnumerable<Goal> Claims(Held held)
    {
        var named = held.ByTime.Of(Population.MailJaPhish, Population.MessageJaPhish).Where(j => j.Sample.Year > Held.LastYear && ClaimTables.NamesItsBrand(j)).ToList();
        yield return Least("claim", "claimed brand right, where one is named", Time, 0.95, 0.98, named, ClaimTables.IsRight);
    }

    private static IEnumerable<Goal> Genuine(Held held)
    {
        foreach (var (id, name, populations, scam, floor, aim) in new[]
        {
            ("genuine-ja", "genuine Japanese messages and templates", Sets.JapaneseGenuine, 0.0, 0.03, 0.01),
            ("newsletters", "newsletters", [Population.Newsletter], 0.005, 0.04, 0.01),
            ("ham", "other ham (mail)", [Population.MailHam], 0.0, 0.005, 0.001),
            ("sms-ham", "other ham (English SMS)", [Population.SmsEnHam], 0.0, 0.005, 0.001),
        })
        {
            var judged = held.ByCampaign.Of(populations);
            yield return Most(id + "-scam", name + ", `Scam`", scam, 0, judged, j => j.IsScam);
            yield return Most(id + "-doubted", name + ", `Scam` or `Suspicious`", floor, aim, judged, j => j.IsDoubted);
        }
    }

    private static IEnumerable<Goal> World(Held held) =>
    [
        Least("world", "world phishing mail, `Scam` or `Suspicious`, no number fitted on it", Campaign, 0.6, 0.8, held.ByCampaign.Of(Population.MailWorldPhish), j => j.IsDoubted),
        Least("world-unseen", $"the same refitted without {string.Join(", ", SeenInWorldPhish)}, which were designed with that set in sight", Campaign, 0.6, 0.8, held.WithoutSignals(SeenInWorldPhish, Population.MailWorldPhish), j => j.IsDoubted),
    ];

    private static IEnumerable<Goal> Addresses(Held held)
    {
        var framed = held.ByTime.Of(Population.FramedUrlPhish).Where(j => j.Sample.Year > Held.LastYear).ToList();
        yield return Least("framed", "JPCERT address inside 「【brand】… URL」 text (synthetic frame), not `NothingFound`", Time, 0.97, 0.995, framed, j => j.IsDoubted);
        var next = held.ByTime.Of(Population.UrlPhish).Where(j => j.Sample.Year == Held.LastYear + 1).ToList();
        var benign = held.ByTime.Of(Population.UrlFull, Population.UrlHost);
        yield return At("url", "JPCERT address alone at FPR 1e-3 on benign addresses and hosts, the year after, whole verdict", Time, 0.35, 0.55, next, benign);
        yield return HostModelAlone(held);
    }

    private static Goal HostModelAlone(Held held)
    {
        var phish = held.Addresses.Where(a => a.Address.IsPhish && a.Address.Year == Held.LastYear + 1).Select(a => held.PastHosts.Score(a.Url)).ToList();
        var benign = held.Addresses.Where(a => a.Address.Population is Population.UrlFull or Population.UrlHost && !Held.IsFittedSite(a.Url)).Select(a => held.PastHosts.Score(a.Url));
        var (hits, of) = Rates.Recall(phish, benign, 1e-3);
        return new Goal("url-host-model", "the same by the host model alone, every address of the year", Time, 0.35, 0.55, false, hits, of);
    }

    private static IEnumerable<Goal> English(Held held)
    {
        var smishing = held.ByCampaign.Of(Population.SmsEnPhish);
        var ham = held.ByCampaign.Of(Population.SmsEnHam);
        var spam = held.ByCampaign.Where(j => j.Sample.Population is Population.SmsEnSpam);
        yield return At("sms-en", "English SMS, smishing against ham at FPR 1e-3", Campaign, 0.78, 0.9, smishing, ham);
        yield return At("sms-en-spam", "English SMS, smishing against ham and advertising at FPR 1e-3", Campaign, 0.43, 0.6, smishing, [.. ham, .. spam]);
    }

    private static IEnumerable<Goal> Texts(Held held) =>
    [
        Most("article", "warning articles, called anything", 0, 0, held.ByCampaign.Of(Population.Article), j => j.IsDoubted),
        Most("text-ja", "general Japanese text, called anything", 0, 0, held.ByCampaign.Of(Population.TextJa), j => j.IsDoubted),
    ];

    private static Goal Least(string id, string what, string split, double floor, double aim, List<Judged> judged, Func<Judged, bool> test) =>
        new(id, what, split, floor, aim, false, judged.Count(test), judged.Count);

    private static Goal Most(string id, string what, double floor, double aim, List<Judged> judged, Func<Judged, bool> test) =>
        new(id, what, Campaign, floor, aim, true, judged.Count(test), judged.Count);

    private static Goal At(string id, string what, string split, double floor, double aim, List<Judged> scams, List<Judged> genuine)
    {
        var (hits, of) = Rates.Recall([.. scams.Select(j => j.Probability)], genuine.Select(j => j.Probability), 1e-3);
        return new(id, what, split, floor, aim, false, hits, of);
    }
}
