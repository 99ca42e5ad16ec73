namespace Miyaburi.Signals.Content;

/// <summary>Public money or points, to be applied for on a page that is not an authority’s.</summary>
internal sealed class BenefitByLink : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN21",
        Group = SignalGroup.Intent,
        Name = new("給付金・マイナポイントの手続き", "A public benefit by link"),
        Text = new(
            "給付金やマイナポイントの手続きを求めていますが、リンク先は役所のものではありません。",
            "It wants you to apply for a public benefit on a page that is no authority's."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var benefits = facts.Of("benefit");
        if (benefits.IsEmpty || !facts.IsOwnVoice() || facts.IsAllClaimed() || facts.HasAny("civic"))
        {
            return null;
        }

        var acts = facts.HasAny("claimReward", "openLink", "enterPersonal", "enterCard", "login", "call");
        var strength = facts.IsMismatched() ? 1 : facts.LinkAway() is not null && acts ? 0.9 : facts.IsShortText() && acts ? 0.7 : 0;
        return strength > 0 ? Descriptor.At(facts.EvidenceOf([.. facts.OfAny("benefit", "claimReward", "enterPersonal", "openLink")])) with { Strength = strength } : null;
    }
}
