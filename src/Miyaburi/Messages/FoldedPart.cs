using Miyaburi.Text;

namespace Miyaburi.Messages;

/// <summary>A part of a message together with its folded text.</summary>
/// <param name="Part">The part as decoded.</param>
/// <param name="Text">Its text folded for comparison, with the way back to the original.</param>
public sealed record FoldedPart(MessagePart Part, FoldedText Text)
{
    /// <summary>The place in the decoded part of a place in the folded text.</summary>
    public TextRange ToOriginal(TextRange folded) => Text.ToOriginal(folded.Start, folded.Length);
}
