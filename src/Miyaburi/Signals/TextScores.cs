namespace Miyaburi.Signals;

/// <summary>What the character n-gram models say of the visible text; evidence for one capped group, never alone.</summary>
/// <param name="Japanese">Log-odds in nats that Japanese text is a scam, or 0 when there is too little of it.</param>
/// <param name="English">The same for English text.</param>
public sealed record TextScores(double Japanese, double English)
{
    /// <summary>Nothing to say.</summary>
    public static TextScores None { get; } = new(0, 0);
}
