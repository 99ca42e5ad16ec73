using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>A mobile, IP or foreign number is given as the contact of a brand that does not list it.</summary>
internal sealed class PersonalPhoneForBrand : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "CP02",
        Group = SignalGroup.ContactPoint,
        Name = new("会社を名乗る携帯・IP電話番号", "Personal number in a company's name"),
        Text = new(
            "{brand}を名乗りながら、携帯電話やIP電話の番号「{number}」へかけさせようとしています。",
            "In the name of {brand} it wants you to call {number}, a mobile or IP phone."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.TextKind is not TextKind.Ordinary || facts.Message.Transport.IsList || facts.Claims.Claimed is not { } brand || !facts.ClaimsByName())
        {
            return null;
        }

        var point = facts.ContactPoints.FirstOrDefault(c =>
            c.Phone is PhoneKind.Mobile or PhoneKind.Ip or PhoneKind.Foreign && !brand.Phones.Any(p => PhoneNumbers.Normalize(p.Number) == c.Value));
        return point is null ? null : Descriptor.At(facts.EvidenceOf(point), ("brand", brand.Names), ("number", point.Value));
    }
}
