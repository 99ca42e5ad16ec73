namespace Miyaburi.Signals.Content;

/// <summary>An order, a membership or a card statement that needs card data or a sign-in on somebody else’s page.</summary>
internal sealed class OrderNeedsPayment : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN23",
        Group = SignalGroup.Intent,
        Name = new("注文・会費・明細を口実にした入力", "An order or statement that needs your data"),
        Text = new(
            "「{quote}」を理由に、支払い情報の入力やログインを求めています。名乗る会社とは別の相手です。",
            "It gives \"{quote}\" as a reason to enter payment data or sign in, away from the company it names."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (!facts.IsOwnVoice() || facts.IsAllClaimed() || !facts.IsMismatched())
        {
            return null;
        }

        var reasons = facts.Of("purchase").AddRange(facts.Of("cardUse"));
        var acts = facts.HasAny("enterCard", "login", "enterPersonal");
        if (reasons.IsEmpty || (!acts && !(facts.IsJapanese && facts.HasAny("openLink"))))
        {
            return null;
        }

        return Descriptor.At(facts.EvidenceOf([reasons[0], .. facts.OfAny("enterCard", "login", "openLink")]), ("quote", facts.Quote(reasons[0].PartId, reasons[0].Range))) with { Strength = acts ? 1 : 0.6 };
    }
}
