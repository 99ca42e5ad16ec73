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
        policies = new(FitFolds);
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

    /// <summary>The cases of the given populations judged by a fit without them.</summary>
    internal List<Judged> Without(params Population[] populations)
    {
        var others = Bank.Cases.Where(c => !populations.Contains(c.Sample.Population)).ToList();
        var cross = new CrossFit(addresses.Value, Training.LastYear);
        var models = cross.Fit(others, _ => true);
        var policy = new VerdictPolicy(Training.Weights([.. Rows.Where(r => !populations.Contains(r.Sample.Population))]));
        return [.. Bank.Of(populations).Select(c => Judge(models.Read(c), policy))];
    }

    /// <summary>The scams of one brand judged by text models and weights that never saw a scam of that brand.</summary>
    internal List<Judged> WithoutBrand(Func<Sample, bool> isOfBrand)
    {
        var cross = new CrossFit(addresses.Value, Training.LastYear);
        var models = cross.Fit([.. Bank.Cases.Where(c => !isOfBrand(c.Sample))], _ => true);
        var policy = new VerdictPolicy(Training.Weights([.. Rows.Where(r => !isOfBrand(r.Sample))]));
        return [.. Bank.Cases.Where(c => isOfBrand(c.Sample)).Select(c => Judge(models.Read(c), policy))];
    }

    /// <summary>Judges by a fit on scams to the last year without any of some brands.</summary>
    /// <param name="brands">Ids of the brands.</param>
    internal Func<Case, Judged> WithoutBrands(IReadOnlySet<string> brands)
    {
        bool IsOther(string label) => !BrandLabels.Of(label).Any(brands.Contains);
        var (models, policy) = FitOn(
            [.. Bank.Cases.Where(c => !IsTested(c.Sample) && IsOther(c.Sample.Brand))],
            a => IsKnown(a) && (!a.Address.IsPhish || IsOther(a.Address.Brand)));
        return c => Judge(models.Read(c), policy);
    }

    private static Judged Judge(Row row, VerdictPolicy policy) => new(row, policy.Judge(row.Findings, row.Facts));

    private List<Judged> JudgeByCampaign() => [.. Rows.Select(r => Judge(r, policies.Value[FoldOf(r.Sample)]))];

    private List<VerdictPolicy> FitFolds()
    {
        var fitted = Enumerable.Range(0, Training.Folds)
            .Select(fold => new VerdictPolicy(Training.Weights([.. Rows.Where(r => FoldOf(r.Sample) != fold)]))).ToList();
        Log.Say("weights of the folds fitted");
        return fitted;
    }

    private (Models Models, VerdictPolicy Policy) FitPast()
    {
        var known = Bank.Cases.Where(c => !IsTested(c.Sample)).ToList();
        var fitted = FitOn(known, IsKnown);
        Log.Say("time split fitted");
        return fitted;
    }

    private (Models Models, VerdictPolicy Policy) FitOn(List<Case> cases, Func<(Address Address, Links.Url Url), bool> keeps)
    {
        var cross = new CrossFit([.. addresses.Value.Where(keeps)], LastYear);
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
