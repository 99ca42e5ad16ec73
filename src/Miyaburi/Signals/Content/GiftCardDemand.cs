namespace Miyaburi.Signals.Content;

/// <summary>Payment by gift card is asked for.</summary>
internal sealed class GiftCardDemand : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IM01",
        Group = SignalGroup.ImpossibleDemand,
        Name = new("ギフトカードの番号を求める", "Demand for gift-card codes"),
        Text = new(
            "ギフトカードやプリペイド式の電子マネーを買わせ、その番号を伝えさせようとしています。番号を送らせて料金を払わせる会社や役所はありません。",
            "It asks you to buy gift cards or prepaid money and to tell the codes. No company or authority is paid by codes that you send."),
        IsImpossible = true,
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var hits = facts.GiftCardDemand();
        return hits.IsEmpty || facts.TextKind is TextKind.Warning || facts.HasAny("neverAsks") ? null : Descriptor.At(facts.EvidenceOf(hits));
    }
}
