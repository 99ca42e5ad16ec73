namespace Miyaburi.Signals.Content;

/// <summary>Wording that Japanese companies do not use (data/lexicon/oddities.json).</summary>
internal sealed class ClumsyWording : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "WO01",
        Group = SignalGroup.Wording,
        Name = new("会社の文章らしくない日本語", "Wording no company uses"),
        Text = new(
            "「{quote}」は、日本の会社の案内には見られない不自然な表現です。",
            "\"{quote}\" is not how a Japanese company writes."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var hits = facts.Of("clumsyJapanese");
        return hits.IsEmpty || facts.TextKind is TextKind.Warning
            ? null
            : Descriptor.At(facts.EvidenceOf(hits), ("quote", facts.Quote(hits[0].PartId, hits[0].Range))) with { Strength = Math.Min(1, 0.6 + (0.2 * hits.Length)) };
    }
}
