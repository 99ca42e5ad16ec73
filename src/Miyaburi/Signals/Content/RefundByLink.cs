using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>Money is to be paid back, and the reader must open a page or enter data for it.</summary>
internal sealed class RefundByLink : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN16",
        Group = SignalGroup.Intent,
        Name = new("返金・還付の手続きをさせる", "A refund that needs your data"),
        Text = new(
            "返金や還付を理由に、リンク先での手続きや入力を求めています。返金のためにカード番号や暗証番号は必要ありません。",
            "It uses a refund to make you open a page or enter data. No refund needs your card number or PIN."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var refunds = facts.Of("refund");
        if (refunds.IsEmpty || !facts.IsOwnVoice() || facts.IsAllClaimed())
        {
            return null;
        }

        var enters = facts.HasAny("enterCard", "enterPersonal", "login", "claimReward");
        var away = facts.LinkAway() is not null;
        var call = facts.HasAny("call") && facts.Phone(PhoneKinds.Personal) is not null;
        var chat = facts.Contact(ContactKind.LineId) is not null || facts.HasAny("addLine");
        var strength = facts.IsMismatched() && enters ? 1 : facts.IsMismatched() && away && facts.Phrasings("refund") >= 2 ? 0.7 : (facts.IsShortText() && (away || call || enters || chat)) ? 0.8 : 0;
        return strength > 0 ? Descriptor.At(facts.EvidenceOf([.. facts.OfAny("refund", "enterCard", "enterPersonal", "login")])) with { Strength = strength } : null;
    }
}
