namespace Miyaburi.Signals.Content;

/// <summary>Unpaid tax or a seizure, to be settled through a link.</summary>
internal sealed class TaxDemand : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN20",
        Group = SignalGroup.Intent,
        Name = new("税金の未納・差押えの通知", "A tax arrear or seizure"),
        Text = new(
            "税金の未納や差押えを告げ、支払いや手続きを急がせています。税務署は納付をSMSやメールで求めず、差押えの予告もメールでは送りません。",
            "It speaks of unpaid tax or seizure and presses for payment. Tax offices do not demand payment by SMS or mail."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var seizes = facts.HasAny("seizure");
        var arrear = facts.HasAny("tax") && facts.HasAny("unpaidBill", "legal", "refund");
        if ((!seizes && !arrear) || !facts.IsOwnVoice() || facts.IsAllClaimed() || facts.HasAny("civic"))
        {
            return null;
        }

        var acts = facts.HasAny("pay", "openLink", "login", "enterPersonal", "enterCard", "call", "deadline", "loss") || facts.LinkAway() is not null;
        return acts && facts.ReadLength() <= MostCharacters
            ? Descriptor.At(facts.EvidenceOf([.. facts.OfAny("seizure", "tax", "pay", "deadline")])) with { Strength = StrengthOf(facts, seizes) }
            : null;
    }

    private static double StrengthOf(CaseFacts facts, bool seizes)
    {
        // An honest reminder encloses a payment slip and leads nowhere.
        if (facts.LeadsNowhere() && facts.HasAny("otherWay"))
        {
            return 0.2;
        }

        return facts.IsMismatched() || facts.IsShortText() || seizes ? 1 : 0.7;
    }

    /// <summary>Longer texts are articles about taxes.</summary>
    private const int MostCharacters = 1500;
}
