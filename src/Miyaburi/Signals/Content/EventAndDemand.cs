namespace Miyaburi.Signals.Content;

/// <summary>An event and a demand without pressure; ordinary business does this too, so the weight is small.</summary>
internal sealed class EventAndDemand : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN02",
        Group = SignalGroup.Intent,
        Name = new("困りごとを告げて操作を求める", "An event and a demand"),
        Text = new(
            "「{event}」と伝え、{demand}を求めています。",
            "It reports {event} and wants you to {demand}."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.TextKind is not TextKind.Ordinary || facts.Intent is not { Event: { } happened, Demand: { } demand, Pressure: null })
        {
            return null;
        }

        return Descriptor.At(facts.EvidenceOf([happened, demand]), ("event", happened.Concept.Names), ("demand", demand.Concept.Names)) with
        {
            Strength = facts.IsMismatched() ? 1 : facts.IsAllClaimed() || facts.HasAny("otherWay", "civic") ? 0.2 : 0.5,
        };
    }
}
