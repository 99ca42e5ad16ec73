using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>A number is given that is not among those the claimed brand publishes; companies have many, so this says little.</summary>
internal sealed class UnlistedPhone : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "CP03",
        Group = SignalGroup.ContactPoint,
        Name = new("公表されていない電話番号", "A number the company does not publish"),
        Text = new(
            "「{number}」は、{brand}が公表している番号の中に見当たりません。かける前に、公式サイトやカード裏面の番号を確かめてください。",
            "{number} is not among the numbers that {brand} publishes. Check the official site or the back of your card before calling."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.ContactPoints.IsEmpty || facts.Claims.Claimed is not { Phones.IsEmpty: false } brand || !facts.IsOwnVoice() || facts.SenderIsClaimed())
        {
            return null;
        }

        var point = facts.ContactPoints.FirstOrDefault(c =>
            c.Phone is PhoneKind.TollFree or PhoneKind.Navi or PhoneKind.Landline && !brand.Phones.Any(p => PhoneNumbers.Normalize(p.Number) == c.Value));
        return point is null ? null : Descriptor.At(facts.EvidenceOf(point), ("brand", brand.Names), ("number", point.Value));
    }
}
