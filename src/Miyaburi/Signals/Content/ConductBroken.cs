namespace Miyaburi.Signals.Content;

/// <summary>The message does what the claimed brand says it never does (data/brands, conduct).</summary>
internal sealed class ConductBroken : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "ID11",
        Group = SignalGroup.Identity,
        Name = new("その会社がしないと公表している連絡", "Against what the brand says it does"),
        Text = new(
            "{fact}この連絡はそれに反しています。",
            "{fact} This message does just that."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.TextKind is not TextKind.Ordinary || facts.Claims.Claimed is not { } brand || facts.Intent.Demand is null || facts.IsAllClaimed())
        {
            return null;
        }

        return ConductMatch.Find(brand, facts) is { } breach ? Descriptor.At(facts.EvidenceOf(breach.Hits), ("fact", breach.Fact.Text)) : null;
    }
}
