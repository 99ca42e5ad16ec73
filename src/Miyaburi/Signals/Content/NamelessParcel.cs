namespace Miyaburi.Signals.Content;

/// <summary>A parcel notice that names neither the parcel nor its sender.</summary>
internal sealed class NamelessParcel : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN17",
        Group = SignalGroup.Intent,
        Name = new("荷物の番号も差出人もない不在通知", "A parcel notice without parcel or sender"),
        Text = new(
            "荷物の番号も差出人も書かずに「{quote}」と知らせています。宅配会社の不在連絡は紙の不在票かアプリで届きます。",
            "It says \"{quote}\" without naming the parcel or its sender. Carriers leave a paper slip or use their app."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var parcels = facts.Of("delivery");
        if (parcels.IsEmpty || !facts.IsOwnVoice() || !facts.IsShortText() || facts.HasAny("parcelDetails") || facts.IsAllClaimed())
        {
            return null;
        }

        var away = facts.LinkAway() is not null;
        var acts = away || facts.HasAny("openLink", "enterPersonal", "pay", "install") || (facts.HasAny("call") && facts.Phone(PhoneKinds.Personal) is not null) || facts.Phrasings("delivery") >= 2;
        return acts && (facts.IsJapanese || away)
            ? Descriptor.At(facts.EvidenceOf(parcels), ("quote", facts.Quote(parcels[0].PartId, parcels[0].Range))) with { Strength = away ? 1 : facts.HasAny("otherWay") ? 0.2 : 0.8 }
            : null;
    }
}
