namespace Miyaburi.Signals.Content;

/// <summary>A bill is backed with court, force or a collector, and the reader is to call or answer at once. Genuine dunning names the contract and another way to pay.</summary>
internal sealed class LegalThreat : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN03",
        Group = SignalGroup.Pressure,
        Name = new("裁判や回収をちらつかせる", "Threat of court or collection"),
        Text = new(
            "「{quote}」と脅し、連絡や支払いを急がせています。裁判所や債権回収会社が、SMSや一通のメールで手続きを告げることはありません。",
            "It threatens (\"{quote}\") to make you call or pay. Courts and collectors do not announce proceedings by SMS or a single e-mail."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var legal = facts.Of("legal");
        var threats = legal.IsEmpty ? facts.Of("seizure") : legal;
        if (threats.IsEmpty || !facts.IsOwnVoice() || facts.HasAny("civic"))
        {
            return null;
        }

        var presses = facts.HasAny("unpaidBill", "serviceStop", "tax") || facts.HasAny("call", "deadline", "loss", "pay", "openLink", "replyInfo") || facts.Phone(PhoneKinds.All) is not null;
        if (!presses || facts.ReadLength() > MostCharacters)
        {
            return null;
        }

        var strength = facts.HasAny("otherWay") ? 0.4 : facts.IsShortText() ? 1 : 0.7;
        var quote = facts.Quote(threats[0].PartId, threats[0].Range);
        return Descriptor.At(facts.EvidenceOf([threats[0], .. facts.OfAny("unpaidBill", "call", "deadline")]), ("quote", quote)) with { Strength = strength };
    }

    /// <summary>Longer texts that speak of courts are articles and contracts.</summary>
    private const int MostCharacters = 2000;
}
