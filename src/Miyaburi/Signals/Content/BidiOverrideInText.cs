using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals.Content;

/// <summary>Characters that reverse the reading order.</summary>
internal sealed class BidiOverrideInText : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "WO04",
        Group = SignalGroup.Wording,
        Name = new("文字の並びを逆にする細工", "Reversed reading order"),
        Text = new(
            "文字の並びを逆に見せる特殊な文字が使われています。",
            "Special characters reverse how the text is shown."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        foreach (var part in facts.Parts)
        {
            if (part.Part.Role is PartRole.Hidden or PartRole.Attachment)
            {
                continue;
            }

            foreach (var trick in part.Text.Tricks)
            {
                if (trick.Kind is TextTrickKind.BidiOverride && trick.Count >= Fewest)
                {
                    return Descriptor.At(trick.Ranges.Select(r => facts.EvidenceAt(part.Part.Id, r)));
                }
            }
        }

        return null;
    }

    /// <summary>So many places are needed; fewer happen honestly.</summary>
    private const int Fewest = 1;
}
