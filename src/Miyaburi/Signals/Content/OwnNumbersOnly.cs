namespace Miyaburi.Signals.Content;

/// <summary>
/// All a message offers is a number that the claimed company publishes itself: whoever calls it reaches the company, whoever
/// wrote the message. Says nothing where something else is asked for, nor for a mail whose sender is somebody unproven.
/// </summary>
internal sealed class OwnNumbersOnly : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "VF04",
        Group = SignalGroup.Verified,
        Name = new("連絡先は会社が公表する番号だけ", "Only the company's own number"),
        Text = new(
            "書かれた連絡先は、{brand}が公表している番号「{number}」だけです。かければ、文面を書いたのが誰でも、つながる先は{brand}です。",
            "The only contact it gives is {number}, which {brand} publishes. Whoever wrote the message, a call to it reaches {brand}."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Claims.Claimed is not { } brand || !facts.OffersOnlyOwnNumbers() || AsksMore(facts))
        {
            return null;
        }

        var point = facts.ContactPoints[0];
        return Descriptor.At(facts.EvidenceOf(point), ("brand", brand.Names), ("number", facts.Quote(point.PartId, point.Range)));
    }

    /// <summary>What a scam may want without any contact.</summary>
    private static bool AsksMore(CaseFacts facts) =>
        facts.AsksForSecret() || facts.HasAny("cryptoPay", "seedPhrase", "tellSeed", "replyInfo", "addLine", "remoteControl", "cashMachine", "sextortion", "secrecy", "bossLine");
}
