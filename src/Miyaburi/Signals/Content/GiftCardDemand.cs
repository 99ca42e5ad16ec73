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
            "ギフトカードや電子マネーの購入・番号を求めています。料金をギフトカードで払わせる会社や役所はありません。",
            "It asks you to buy gift cards or tell their codes. No company or authority is paid with gift cards."),
        IsImpossible = true,
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var hits = facts.GiftCardDemand();
        return hits.IsEmpty || facts.TextKind is TextKind.Warning || facts.HasAny("neverAsks") ? null : Descriptor.At(facts.EvidenceOf(hits));
    }
}
