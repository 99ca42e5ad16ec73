using System.Collections.Frozen;
using System.Collections.Immutable;
using Miyaburi.Messages;
using Miyaburi.Signals.Intents;
using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>
/// Everything a signal may see of a message: facts, never judgements. Immutable, and the same for the same message,
/// observations and instant.
/// </summary>
public sealed record CaseFacts
{
    /// <summary>The message.</summary>
    public required Message Message { get; init; }

    /// <summary>Its parts with their folded texts.</summary>
    public required ImmutableArray<FoldedPart> Parts { get; init; }

    /// <summary>Its links with what is known of their hosts, in reading order.</summary>
    public required ImmutableArray<LinkFacts> Links { get; init; }

    /// <summary>Phone numbers, LINE IDs, accounts and the like.</summary>
    public required ImmutableArray<ContactPoint> ContactPoints { get; init; }

    /// <summary>Accounts and groups of messengers that links open, besides those in <see cref="ContactPoints"/>. Listed; signals judge them as links.</summary>
    public ImmutableArray<ContactPoint> Chats { get; init; } = [];

    /// <summary>What could not be told of the message: while it was read, and while its facts were gathered.</summary>
    public required ImmutableArray<Unknown> Unknowns { get; init; }

    /// <summary>Whom it names and whom it claims to be.</summary>
    public required ClaimFacts Claims { get; init; }

    /// <summary>What is known of the sender's address.</summary>
    public required SenderFacts Sender { get; init; }

    /// <summary>The concepts its visible text expresses, by concept id.</summary>
    public required FrozenDictionary<string, ImmutableArray<ConceptHit>> Concepts { get; init; }

    /// <summary>Its main event, demand and pressure.</summary>
    public required IntentFacts Intent { get; init; }

    /// <summary>What kind of text it is: a warning, a one-time-code notice, ordinary.</summary>
    public required TextKind TextKind { get; init; }

    /// <summary>Whether it warns of scams, or speaks for itself and warns in every second sentence all the same.</summary>
    public required bool SpeaksOfScams { get; init; }

    /// <summary>What the text models say, or null where the text is too short.</summary>
    public required TextScores TextScores { get; init; }

    /// <summary>The instant of judgement.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the message is written in Japanese, wholly or in part.</summary>
    public required bool IsJapanese { get; init; }

    /// <summary>The places that express the concept; empty when it is not expressed.</summary>
    public ImmutableArray<ConceptHit> Of(string conceptId) =>
        Concepts.TryGetValue(conceptId, out var hits) ? hits : [];

    /// <summary>Whether any of the concepts is expressed.</summary>
    public bool HasAny(params ReadOnlySpan<string> conceptIds)
    {
        foreach (var id in conceptIds)
        {
            if (Concepts.ContainsKey(id))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The decoded text at a place, for quoting.</summary>
    public string Quote(string partId, TextRange range)
    {
        foreach (var part in Parts)
        {
            if (part.Part.Id == partId)
            {
                return part.Part.Text.Substring(range.Start, Math.Min(range.Length, part.Part.Text.Length - range.Start));
            }
        }

        return "";
    }
}
