using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Fitting;
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

    internal Held()
    {
        addresses = new(() => HostFit.ReadAll(Bank));
        rows = new(() => new CrossFit(addresses.Value, Training.LastYear).Rows(Bank.Cases, Training.Folds));
        byCampaign = new(JudgeByCampaign);
        byTime = new(JudgeByTime);
    }

    /// <summary>Every case.</summary>
    internal Bank Bank { get; } = new();

    /// <summary>Every address.</summary>
    internal List<(Address Address, Links.Url Url)> Addresses => addresses.Value;

    /// <summary>Every case as read by models of other campaigns.</summary>
    internal List<Row> Rows => rows.Value;

    /// <summary>Every case, judged by models, weights and thresholds of other campaigns.</summary>
    internal List<Judged> ByCampaign => byCampaign.Value;

    /// <summary>Scams from 2022 and the genuine half, judged by a fit on scams to 2021 and the other half.</summary>
    internal List<Judged> ByTime => byTime.Value;

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

    private static Judged Judge(Row row, VerdictPolicy policy) => new(row, policy.Judge(row.Findings, row.Facts));

    private List<Judged> JudgeByCampaign()
    {
        var policies = Enumerable.Range(0, Training.Folds)
            .Select(fold => new VerdictPolicy(Training.Weights([.. Rows.Where(r => FoldOf(r.Sample) != fold)]))).ToList();
        Log.Say("weights of the folds fitted");
        return [.. Rows.Select(r => Judge(r, policies[FoldOf(r.Sample)]))];
    }

    private List<Judged> JudgeByTime()
    {
        var past = Bank.Cases.Where(c => !IsTested(c.Sample)).ToList();
        var known = addresses.Value.Where(a => a.Address.IsPhish ? a.Address.Year <= LastYear : !IsTestedSite(a.Address.Campaign ?? "site-" + a.Url.Host!.Site)).ToList();
        var cross = new CrossFit(known, LastYear);
        var policy = new VerdictPolicy(Training.Weights(cross.Rows(past, 2)));
        var models = cross.Fit(past, _ => true);
        Log.Say("time split fitted");
        return [.. Bank.Cases.Where(c => IsTested(c.Sample)).Select(c => Judge(models.Read(c), policy))];
    }

    private static int FoldOf(Sample sample) => CrossFit.FoldOf(sample.Campaign, Training.Folds);

    /// <summary>Dated scams by their year; everything without a year by half of the campaigns.</summary>
    private static bool IsTested(Sample sample) =>
        sample.Population is Population.MailWorldPhish || (sample.Truth is Truth.Scam && sample.Year > 0 ? sample.Year > LastYear : IsTestedSite(sample.Campaign));

    private static bool IsTestedSite(string campaign) => StableHash.Keeps("half" + campaign, 2);
}
