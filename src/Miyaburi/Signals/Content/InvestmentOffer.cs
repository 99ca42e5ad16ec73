namespace Miyaburi.Signals.Content;

/// <summary>Sure profit, stock tips or trading groups offered by a stranger.</summary>
internal sealed class InvestmentOffer : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN08",
        Group = SignalGroup.Intent,
        Name = new("必ずもうかるという投資話", "An investment that cannot lose"),
        Text = new(
            "もうけを約束したり、銘柄や投資グループに誘ったりしています。SNS型投資詐欺の入口です。",
            "It promises profit or invites you to stock tips or a trading group: the way into social-media investment fraud."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var phrasings = facts.IsOwnVoice() ? facts.Phrasings("investment") : 0;
        if (phrasings == 0)
        {
            return null;
        }

        var leadsToChat = facts.LeadsToChat();
        var wantsMoney = facts.IsShortText() && facts.HasAny("pay");
        return leadsToChat || wantsMoney || phrasings >= 3 || (phrasings >= 2 && facts.IsShortText())
            ? Descriptor.At(facts.EvidenceOf([.. facts.OfAny("investment", "addLine")])) with { Strength = leadsToChat ? 1 : 0.6 }
            : null;
    }
}
