using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Links;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>
/// Reads every case with models that have not seen its campaign or site. The weight of a model's own signal is then
/// learned from what the model is worth on new messages, not from what it remembers.
/// </summary>
internal sealed class CrossFit
{
    private readonly IReadOnlyList<(Address Address, Url Url)> addresses;
    private readonly int until;

    internal CrossFit(IReadOnlyList<(Address Address, Url Url)> addresses, int until)
    {
        this.addresses = addresses;
        this.until = until;
    }

    /// <summary>The fold of a campaign; cases and addresses of one site share it.</summary>
    internal static int FoldOf(string campaign, int folds) => (int)(StableHash.Of(campaign) % (uint)folds);

    /// <summary>Models fitted on everything that is kept.</summary>
    internal Models Fit(IReadOnlyCollection<Case> cases, Func<string, bool> keepsCampaign) => new(
        TextFit.Fit(cases.Where(c => keepsCampaign(c.Sample.Campaign)), TextFit.Japanese),
        TextFit.Fit(cases.Where(c => keepsCampaign(c.Sample.Campaign)), TextFit.ForeignMail),
        TextFit.Fit(cases.Where(c => keepsCampaign(c.Sample.Campaign)), TextFit.ForeignMessage),
        HostFit.Fit(addresses, until, a => keepsCampaign(a.Address.Campaign ?? "site-" + a.Url.Host!.Site)));

    /// <summary>One row a case, in the order of the cases.</summary>
    internal List<Row> Rows(IReadOnlyCollection<Case> cases, int folds)
    {
        var models = Enumerable.Range(0, folds).Select(fold => Fit(cases, campaign => FoldOf(campaign, folds) != fold)).ToList();
        return [.. cases.Select(c => models[FoldOf(c.Sample.Campaign, folds)].Read(c))];
    }
}
