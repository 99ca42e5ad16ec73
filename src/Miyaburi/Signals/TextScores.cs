using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>What the character n-gram model of the message's language says of the visible text; evidence for one capped group, never alone.</summary>
/// <param name="LogOdds">Log-odds in nats that the text is a scam, or 0 when there is too little of it.</param>
/// <param name="Language">The language by which the model was chosen.</param>
public sealed record TextScores(double LogOdds, TextLanguage Language)
{
    /// <summary>Whether it is the end of a long text that the score speaks of.</summary>
    public bool IsOfTail { get; init; }

    /// <summary>Nothing to say.</summary>
    public static TextScores None { get; } = new(0, TextLanguage.Unclear);
}
