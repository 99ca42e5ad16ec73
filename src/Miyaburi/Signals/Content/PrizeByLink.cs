namespace Miyaburi.Signals.Content;

/// <summary>Something won or points granted, to be collected through somebody else’s page.</summary>
internal sealed class PrizeByLink : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN15",
        Group = SignalGroup.Intent,
        Name = new("当選・ポイントの受け取り", "A prize or points to collect"),
        Text = new(
            "「{quote}」と知らせ、受け取りの手続きをさせようとしています。リンク先は名乗る相手のものではありません。",
            "It announces \"{quote}\" and wants you to collect it, on a page that is not the sender's."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var prizes = facts.Of("prize").AddRange(facts.Of("points"));
        if (prizes.IsEmpty || !facts.IsOwnVoice() || facts.IsAllClaimed())
        {
            return null;
        }

        var collects = facts.HasAny("claimReward", "enterPersonal", "enterCard");
        var away = facts.LinkAway() is not null;
        var strength = (collects, facts.IsMismatched()) switch
        {
            (true, true) => 1,
            (true, false) when facts.IsShortText() && (away || facts.HasAny("call", "replyInfo")) => 0.9,
            (false, true) when away && facts.Phrasings("prize") + facts.Phrasings("points") >= 2 && !facts.HasAny("promotion") => 0.5,
            _ => 0,
        };
        return strength > 0 ? Descriptor.At(facts.EvidenceOf(prizes), ("quote", facts.Quote(prizes[0].PartId, prizes[0].Range))) with { Strength = strength } : null;
    }
}
