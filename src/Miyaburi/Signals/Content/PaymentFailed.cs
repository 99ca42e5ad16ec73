namespace Miyaburi.Signals.Content;

/// <summary>A payment failed or a card expired, and new card data are wanted away from the company.</summary>
internal sealed class PaymentFailed : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN24",
        Group = SignalGroup.Intent,
        Name = new("支払い方法の更新を求める", "Wants new payment details"),
        Text = new(
            "「{quote}」を理由に、支払い情報の更新を求めています。名乗る会社とは別の相手です。",
            "It says \"{quote}\" to make you enter payment details again, away from the company it names."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var bills = facts.Of("unpaidBill");
        if (bills.IsEmpty || !facts.IsOwnVoice() || facts.IsAllClaimed() || facts.IsShortText())
        {
            return null;
        }

        var acts = facts.HasAny("enterCard", "login", "pay", "openLink");
        var strength = !acts ? 0 : facts.IsMismatched() ? 1 : facts.Claims.Claimed is not null && !facts.SenderIsClaimed() && facts.HasAny("enterCard") ? 0.6 : 0;
        return strength > 0 ? Descriptor.At(facts.EvidenceOf([.. facts.OfAny("unpaidBill", "enterCard", "login", "pay")]), ("quote", facts.Quote(bills[0].PartId, bills[0].Range))) with { Strength = strength } : null;
    }
}
