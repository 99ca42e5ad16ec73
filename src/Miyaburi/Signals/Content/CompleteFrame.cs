namespace Miyaburi.Signals.Content;

/// <summary>A claimed sender, an event, a demand and a pressure together make a complete intent frame.</summary>
internal sealed class CompleteFrame : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN01",
        Group = SignalGroup.Intent,
        Name = new("できごと・要求・急がせる言葉がそろう", "Event, demand and pressure together"),
        Text = new(
            "「{event}」と伝え、「{demand}」ように求め、急がせています。詐欺に共通する組み立てです。",
            "It reports {event}, demands {demand}, and presses for haste: the build of a scam."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.TextKind is not TextKind.Ordinary || facts.Intent is not { Event: { } happened, Demand: { } demand, Pressure: { } pressure })
        {
            return null;
        }

        return Descriptor.At(
            facts.EvidenceOf([happened, demand, pressure]),
            ("event", happened.Concept.Names),
            ("demand", demand.Concept.Names));
    }
}
