namespace Miyaburi.Signals.Content;

/// <summary>A mobile, IP or foreign number as the contact for an unpaid bill or legal steps.</summary>
internal sealed class PersonalPhoneForBill : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "CP07",
        Group = SignalGroup.ContactPoint,
        Name = new("携帯・IP電話が窓口の請求", "A bill whose desk is a mobile or IP number"),
        Text = new(
            "未払いや法的手続きの窓口として「{number}」を示しています。携帯電話やIP電話の番号は、素性を隠して借りられます。",
            "For an unpaid bill or legal steps it names {number}: mobile and IP numbers can be rented anonymously."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        return facts.IsOwnVoice() && facts.HasAny("unpaidBill", "legal", "serviceStop", "criminalCase", "seizure", "unauthorizedUse") && !facts.HasAny("otherWay", "civic") && facts.Phone(PhoneKinds.Personal) is { } point
            ? Descriptor.At(facts.EvidenceOf(point), ("number", point.Value))
            : null;
    }
}
