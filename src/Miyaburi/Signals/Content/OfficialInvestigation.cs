namespace Miyaburi.Signals.Content;

/// <summary>Police, a ministry or a telephone authority says the reader is part of a crime or will be cut off, and wants a call, a chat or money.</summary>
internal sealed class OfficialInvestigation : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN12",
        Group = SignalGroup.Intent,
        Name = new("警察や役所を名乗る捜査・停止の話", "Officials who speak of a case or a cut-off"),
        Text = new(
            "警察や役所を名乗り、事件への関与や通信の停止を告げています。捜査や処分を電話・SMS・LINEで告げたり、お金を動かさせたりすることはありません。",
            "In the name of the police or an authority it speaks of a case or a cut-off. They do not do this by phone, SMS or LINE, and never have you move money."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (!facts.IsOwnVoice() || facts.HasAny("civic"))
        {
            return null;
        }

        var crime = facts.HasAny("criminalCase");
        var official = facts.HasAny("police");
        var acts = facts.HasAny("call", "addLine", "pay", "openLink", "login", "enterPersonal", "secrecy", "install", "deadline", "loss");
        if (!(crime && (official || acts)) && !(official && acts && facts.HasAny("serviceStop", "legal", "seizure", "unpaidBill")))
        {
            return null;
        }

        return facts.ReadLength() > MostCharacters
            ? null
            : Descriptor.At(facts.EvidenceOf([.. facts.OfAny("criminalCase", "police", "serviceStop")])) with { Strength = crime && official ? 1 : 0.8 };
    }

    /// <summary>Longer texts that speak of crimes are news.</summary>
    private const int MostCharacters = 1500;
}
