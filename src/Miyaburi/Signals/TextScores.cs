using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>What the character n-gram models say of the visible text; evidence for one capped group, never alone.</summary>
/// <param name="Japanese">Log-odds in nats that Japanese text is a scam, or 0 when there is too little of it.</param>
/// <param name="English">The same for English text.</param>
/// <param name="Language">The language by which the model was chosen.</param>
public sealed record TextScores(double Japanese, double English, TextLanguage Language)
{
    /// <summary>Nothing to say.</summary>
    public static TextScores None { get; } = new(0, 0, TextLanguage.Unclear);
}
