using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Fitting;
using Miyaburi.Signals;
using Miyaburi.Text;
using Miyaburi.Verdicts;

namespace Miyaburi.Evaluation.Measuring;

/// <summary>The splits, each computed when first asked for. Nothing is ever judged by numbers fitted on it.</summary>
internal sealed class Held
{
    /// <summary>Last year of the fitting part of the time split.</summary>
    internal const int LastYear = 2021;

    private readonly Lazy<List<(Address Address, Links.Url Url)>> addresses;
    private readonly Lazy<List<Row>> rows;
    private readonly Lazy<List<Judged>> byCampaign;
    private readonly Lazy<List<Judged>> byTime;
    private readonly Lazy<List<VerdictPolicy>> policies;
    private readonly Lazy<HostModel> pastHosts;
    private readonly Lazy<(Models Models, VerdictPolicy Policy)> past;

    internal Held()
        : this(new Bank(), read: null)
    {
    }

    /// <summary>The splits of a fit that was already made.</summary>
    internal Held(Bank bank, Fitted fitted)
        : this(bank, read: fitted.Rows)
    {
    }

    private Held(Bank bank, List<Row>? read)
    {
        Bank = bank;
        addresses = new(() => HostFit.ReadAll(Bank));
        rows = new(() => read ?? new CrossFit(addresses.Value, Training.LastYear).Rows(Bank.Cases, Training.Folds));
        byCampaign = new(JudgeByCampaign);
        byTime = new(() => [.. Bank.Cases.Where(c => IsTested(c.Sample)).Select(JudgeByPast)]);
        policies = new(() => FitFolds(Rows));
        pastHosts = new(() => new HostModel(new NgramModel(HostFit.Fit(addresses.Value, LastYear, a => a.Address.IsPhish ? a.Address.Year <= LastYear : IsFittedSite(a.Url)))));
        past = new(FitPast);
    }

    /// <summary>Every case.</summary>
    internal Bank Bank { get; }

    /// <summary>Every address.</summary>
    internal List<(Address Address, Links.Url Url)> Addresses => addresses.Value;

    /// <summary>Every case as read by models of other campaigns.</summary>
    internal List<Row> Rows => rows.Value;

    /// <summary>Every case, judged by models, weights and thresholds of other campaigns.</summary>
    internal List<Judged> ByCampaign => byCampaign.Value;

    /// <summary>Scams from 2022 and the genuine half, judged by a fit on scams to 2021 and the other half.</summary>
    internal List<Judged> ByTime => byTime.Value;

    /// <summary>The host model of reports to the last year and one half of the benign sites.</summary>
    internal HostModel PastHosts => pastHosts.Value;

    /// <summary>Whether the site of a benign address is in the half that <see cref="PastHosts"/> saw.</summary>
    internal static bool IsFittedSite(Links.Url url) => StableHash.Keeps(url.Host!.Site, 2);

    /// <summary>A case judged by the fit of the time split; it must be of a later year or of no corpus.</summary>
    internal Judged JudgeByPast(Case c) => Judge(past.Value.Models.Read(c), past.Value.Policy);

    /// <summary>A row judged by its fold as if a signal did not exist.</summary>
    internal Judged JudgeWithout(Row row, string signal) =>
        Judge(row with { Findings = row.Findings.RemoveAll(f => f.Signal.Id == signal) }, policies.Value[FoldOf(row.Sample)]);

    /// <summary>The cases of the given populations judged by a fit without them and without the links in them.</summary>
    internal List<Judged> Without(params Population[] populations) => WithoutCases(c => populations.Contains(c.Sample.Population));

    /// <summary>The scams of one brand judged by text models and weights that never saw a scam of that brand.</summary>
    internal List<Judged> WithoutBrand(Func<Sample, bool> isOfBrand) => WithoutCases(c => isOfBrand(c.Sample));

    /// <summary>Every case of a population by campaign, weights, curve and thresholds refitted as if some signals did not exist.</summary>
    internal List<Judged> WithoutSignals(IReadOnlyCollection<string> signals, Population population)
    {
        var stripped = Rows.ConvertAll(r => r with { Findings = r.Findings.RemoveAll(f => signals.Contains(f.Signal.Id)) });
        var folds = FitFolds(stripped);
        return [.. stripped.Where(r => r.Sample.Population == population).Select(r => Judge(r, folds[FoldOf(r.Sample)]))];
    }

    /// <summary>
    /// Cases judged by a fit that has seen none of them. Also the rows that weights are fitted on are read by models without
    /// them, and the links in their mails are no examples of the host model.
    /// </summary>
    private List<Judged> WithoutCases(Func<Case, bool> isLeftOut)
    {
        var left = Bank.Cases.Where(isLeftOut).ToList();
        var campaigns = left.Select(c => c.Sample.Campaign).ToHashSet(StringComparer.Ordinal);
        var (models, policy) = FitOn(
            [.. Bank.Cases.Where(c => !isLeftOut(c))],
            a => a.Address.Campaign is not { } campaign || !campaigns.Contains(campaign),
            Training.LastYear);
        return [.. left.Select(c => Judge(models.Read(c), policy))];
    }

    /// <summary>Judges by a fit on scams to the last year without any of some brands.</summary>
    /// <param name="brands">Ids of the brands.</param>
    internal Func<Case, Judged> WithoutBrands(IReadOnlySet<string> brands)
    {
        bool IsOther(string label) => !BrandLabels.Of(label).Any(brands.Contains);
        var (models, policy) = FitOn(
            [.. Bank.Cases.Where(c => !IsTested(c.Sample) && IsOther(c.Sample.Brand))],
            a => IsKnown(a) && (!a.Address.IsPhish || IsOther(a.Address.Brand)),
            LastYear);
        return c => Judge(models.Read(c), policy);
    }

    private static Judged Judge(Row row, VerdictPolicy policy) => new(row, policy.Judge(row.Findings, row.Facts));

    private List<Judged> JudgeByCampaign() => [.. Rows.Select(r => Judge(r, policies.Value[FoldOf(r.Sample)]))];

    private static List<VerdictPolicy> FitFolds(List<Row> rows)
    {
        var fitted = Enumerable.Range(0, Training.Folds)
            .Select(fold => new VerdictPolicy(Training.Weights([.. rows.Where(r => FoldOf(r.Sample) != fold)]))).ToList();
        Log.Say("weights of the folds fitted");
        return fitted;
    }

    private (Models Models, VerdictPolicy Policy) FitPast()
    {
        var known = Bank.Cases.Where(c => !IsTested(c.Sample)).ToList();
        var fitted = FitOn(known, IsKnown, LastYear);
        Log.Say("time split fitted");
        return fitted;
    }

    private (Models Models, VerdictPolicy Policy) FitOn(List<Case> cases, Func<(Address Address, Links.Url Url), bool> keeps, int until)
    {
        var cross = new CrossFit([.. addresses.Value.Where(keeps)], until);
        return (cross.Fit(cases, _ => true), new VerdictPolicy(Training.Weights(cross.Rows(cases, 2))));
    }

    private static bool IsKnown((Address Address, Links.Url Url) a) =>
        a.Address.IsPhish ? a.Address.Year <= LastYear : !IsTestedSite(a.Address.Campaign ?? "site-" + a.Url.Host!.Site);

    private static int FoldOf(Sample sample) => CrossFit.FoldOf(sample.Campaign, Training.Folds);

    /// <summary>Dated scams by their year; everything without a year by half of the campaigns.</summary>
    private static bool IsTested(Sample sample) =>
        sample.Population is Population.MailWorldPhish || (sample.Truth is Truth.Scam && sample.Year > 0 ? sample.Year > LastYear : IsTestedSite(sample.Campaign));

    private static bool IsTestedSite(string campaign) => StableHash.Keeps("half" + campaign, 2);
}
