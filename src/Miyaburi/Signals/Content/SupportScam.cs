namespace Miyaburi.Signals.Content;

/// <summary>A virus or lock warning that wants a call or an installation.</summary>
internal sealed class SupportScam : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN14",
        Group = SignalGroup.Intent,
        Name = new("ウイルス警告から電話・インストールへ", "A virus warning that wants a call or an installation"),
        Text = new(
            "ウイルスや端末の危険を告げ、電話やアプリの導入を求めています。本物の警告に電話番号は表示されません。",
            "It warns of a virus and wants you to call or install something. Genuine warnings show no phone number."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var alerts = facts.Of("securityAlert");
        if (alerts.IsEmpty || !facts.IsOwnVoice())
        {
            return null;
        }

        var acts = facts.HasAny("call", "install", "remoteControl") || facts.Phone(PhoneKinds.All) is not null;
        var phrasings = facts.Phrasings("securityAlert");
        return (acts && (facts.IsShortText() || phrasings >= 2)) || (phrasings >= 2 && facts.IsShortText())
            ? Descriptor.At(facts.EvidenceOf([.. facts.OfAny("securityAlert", "call", "install")])) with { Strength = acts ? 1 : 0.8 }
            : null;
    }
}
