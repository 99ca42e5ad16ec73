using System.Collections.Immutable;
using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>
/// Independent kinds of evidence. A verdict of scam needs two of them or one impossible fact; inside a group facts
/// are correlated and are not simply added.
/// </summary>
public enum SignalGroup
{
    /// <summary>Who sent it.</summary>
    Sender,

    /// <summary>What a trusted server found about the sender's domain.</summary>
    Authentication,

    /// <summary>Whose links they are, against who the message claims to be.</summary>
    Identity,

    /// <summary>How an address is written or disguised.</summary>
    LinkDisguise,

    /// <summary>What kind of host it is: rented, relayed, random.</summary>
    LinkInfrastructure,

    /// <summary>The story: event, demand, pressure.</summary>
    Intent,

    /// <summary>How it presses: event, demand and pressure together, threats of court.</summary>
    Pressure,

    /// <summary>Demands no company makes.</summary>
    ImpossibleDemand,

    /// <summary>Phone numbers, LINE IDs, accounts that are not the claimed brand's.</summary>
    ContactPoint,

    /// <summary>How the text is written or disguised.</summary>
    Wording,

    /// <summary>What the markup and attachments hide.</summary>
    Markup,

    /// <summary>What the text models say.</summary>
    TextModel,

    /// <summary>What speaks for the message: proven sender, official links. The only group with negative weights.</summary>
    Verified,
}

/// <summary>What a signal is and what it says to people. Holds no weight: weights are data (<c>data/model</c>).</summary>
public sealed record SignalDescriptor
{
    /// <summary>Stable identifier, never reused: two letters of the group and a number.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of evidence.</summary>
    public required SignalGroup Group { get; init; }

    /// <summary>The name shown in lists.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>The sentence for a reader, with {slots} that the finding fills.</summary>
    public required Bilingual Text { get; init; }

    /// <summary>Whether the fact alone proves a scam (a demand no company makes).</summary>
    public bool IsImpossible { get; init; }

    /// <summary>Signals that this one says all of, when both are found at the same places: a person is told the fuller one.</summary>
    public ImmutableArray<string> Covers { get; init; } = [];

    /// <summary>A finding with its evidence and the values of the slots.</summary>
    public Finding At(IEnumerable<Evidence> evidence, params ReadOnlySpan<(string Slot, Bilingual Value)> slots) => new()
    {
        Signal = this,
        IsImpossible = IsImpossible,
        Evidence = Apart(evidence),
        Text = new Bilingual(Fill(Language.Ja, slots), Fill(Language.En, slots)),
    };

    /// <summary>A finding that rests on one place.</summary>
    public Finding At(Evidence evidence, params ReadOnlySpan<(string Slot, Bilingual Value)> slots) => At([evidence], slots);

    /// <summary>The sentence without a message: what a finding fills in is left out.</summary>
    public Bilingual Outline => new(WithoutSlots(Text.Ja), WithoutSlots(Text.En));

    private static string WithoutSlots(string text)
    {
        while (text.IndexOf('{', StringComparison.Ordinal) is >= 0 and var start && text.IndexOf('}', start) is >= 0 and var end)
        {
            text = string.Concat(text.AsSpan(0, start), "…", text.AsSpan(end + 1));
        }

        return text;
    }

    /// <summary>Places that overlap say one thing: the first of them is kept.</summary>
    private static ImmutableArray<Evidence> Apart(IEnumerable<Evidence> evidence)
    {
        var kept = ImmutableArray.CreateBuilder<Evidence>();
        foreach (var place in evidence)
        {
            if (!kept.Any(k => k.PartId == place.PartId && (k == place || (k.Range.Start < place.Range.End && place.Range.Start < k.Range.End))))
            {
                kept.Add(place);
            }

            if (kept.Count == AnalysisLimits.Default.EvidencePerFinding)
            {
                break;
            }
        }

        return kept.ToImmutable();
    }

    private string Fill(Language language, ReadOnlySpan<(string Slot, Bilingual Value)> slots)
    {
        var text = Text.In(language);
        foreach (var (slot, value) in slots)
        {
            text = text.Replace("{" + slot + "}", value.In(language), StringComparison.Ordinal);
        }

        return text;
    }
}

/// <summary>A place in the message on which a finding rests.</summary>
/// <param name="PartId">The part.</param>
/// <param name="Range">The place in its decoded text, in UTF-16 units.</param>
/// <param name="Quote">The text at that place, untrusted.</param>
public sealed record Evidence(string PartId, TextRange Range, string Quote);

/// <summary>A signal that fired.</summary>
public sealed record Finding
{
    /// <summary>The signal.</summary>
    public required SignalDescriptor Signal { get; init; }

    /// <summary>The places it rests on; never empty.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }

    /// <summary>What it says of this message.</summary>
    public required Bilingual Text { get; init; }

    /// <summary>Whether this place alone proves a scam; a signal of such facts may take back what is only hinted at.</summary>
    public required bool IsImpossible { get; init; }

    /// <summary>How strongly it fired, from 0 to 1; multiplies its weight. 1 for signals that either fire or do not.</summary>
    public double Strength { get; init; } = 1;
}
