using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals.Content;

/// <summary>Circled, squared or mathematical letters in place of plain ones.</summary>
internal sealed class StyledLetters : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "WO05",
        Group = SignalGroup.Wording,
        Name = new("飾り文字での言い換え", "Styled letters in place of plain ones"),
        Text = new(
            "ふつうの英字の代わりに、囲み文字などの特殊な文字で書かれています。",
            "Circled or otherwise styled letters stand in place of plain ones."),
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
                if (trick.Kind is TextTrickKind.StyledLatin && trick.Count >= Fewest && trick.Ranges.Any(r => r.Length >= 3))
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
