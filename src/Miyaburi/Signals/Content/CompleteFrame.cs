using Miyaburi.Signals.Intents;

namespace Miyaburi.Signals.Content;

/// <summary>
/// An event, a demand and a pressure together make a complete intent frame. Honest business uses it too, so it counts
/// whole only where the sender is not who it claims to be, or is not named and wants money or secrets.
/// </summary>
internal sealed class CompleteFrame : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN01",
        Group = SignalGroup.Pressure,
        Name = new("できごと・要求・急がせる言葉がそろう", "Event, demand and pressure together"),
        Text = new(
            "「{event}」と伝え、{demand}を求め、急がせています。詐欺に共通する組み立てです。",
            "It reports {event}, wants you to {demand}, and hurries you: scams are built like this."),
    };

    /// <summary>Characters over which one story is told; a long article or price list holds all three parts somewhere.</summary>
    private const int Story = 2000;

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.TextKind is not TextKind.Ordinary || facts.Intent is not { Event: { } happened, Demand: { } demand, Pressure: { } pressure }
            || IsApart(happened, demand) || IsApart(demand, pressure))
        {
            return null;
        }

        return Descriptor.At(
            facts.EvidenceOf([happened, demand, pressure]),
            ("event", happened.Concept.Names),
            ("demand", demand.Concept.Names)) with { Strength = StrengthOf(facts) };
    }

    private static bool IsApart(ConceptHit one, ConceptHit other) =>
        one.PartId == other.PartId && Math.Abs(one.Range.Start - other.Range.Start) > Story;

    private static double StrengthOf(CaseFacts facts)
    {
        if (facts.IsMismatched())
        {
            return 1;
        }

        if (facts.IsAllClaimed())
        {
            return 0.2;
        }

        if (facts.Claims.Claimed is not null && facts.Sender.Proven is null && facts.Sender.Host is not null && !facts.LeadsOnlyToClaimed())
        {
            // Honest notices of the kind carry links of their own company.
            return facts.LeadsNowhere() ? 0.4 : 0.8;
        }

        var wantsMuch = facts.HasAny("pay", "enterCard", "login", "enterPersonal", "cryptoPay", "install", "call") || facts.AsksForSecret();
        return facts.IsUnnamed() && wantsMuch ? (facts.LeadsNowhere() && !facts.HasAny("legal", "serviceStop", "seizure") ? 0.4 : 0.8) : facts.HasAny("otherWay", "civic") ? 0.3 : 0.5;
    }
}
