namespace Miyaburi.Signals.Content;

/// <summary>An unpaid bill or a cut-off by SMS or another short message, with a link elsewhere, a number, or nothing that says what for.</summary>
internal sealed class UnpaidByShortMessage : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN18",
        Group = SignalGroup.Intent,
        Name = new("SMSで届く未払い・停止の予告", "An unpaid bill or cut-off by SMS"),
        Text = new(
            "短いメッセージで「{quote}」と告げて支払いを急がせています。本物の督促には契約の内容、振込用紙や公式アプリなど別の確かめ方が示されます。",
            "A short message says \"{quote}\" and presses for payment. Genuine reminders name the contract and another way to check."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var bills = facts.Of("unpaidBill");
        var main = bills.IsEmpty ? facts.Of("serviceStop") : bills;
        if (main.IsEmpty || !facts.IsOwnVoice() || !facts.IsShortText() || facts.IsAllClaimed() || facts.HasAny("civic"))
        {
            return null;
        }

        var both = !bills.IsEmpty && facts.HasAny("serviceStop", "legal", "seizure");
        var acts = facts.HasAny("pay", "openLink", "call", "login", "enterCard", "deadline", "loss");
        var away = facts.LeadsAway();
        var several = facts.Phrasings("unpaidBill") >= 2;
        if (!both && !acts && !away && !several && facts.Claims.Claimed is null)
        {
            return null;
        }

        // Carriers and card companies do send reminders, without any link and with a desk's own number or none.
        var strength = away || facts.Phone(PhoneKinds.Personal) is not null ? 1 : facts.LeadsNowhere() ? 0.55 : both || facts.Claims.Claimed is not null ? 0.7 : 0.6;
        return Descriptor.At(facts.EvidenceOf(main), ("quote", facts.Quote(main[0].PartId, main[0].Range))) with { Strength = facts.NamesOtherWay() && !away ? strength * 0.3 : strength };
    }
}
