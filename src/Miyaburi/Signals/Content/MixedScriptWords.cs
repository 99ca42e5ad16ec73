using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals.Content;

/// <summary>Latin words with Cyrillic or Greek letters that look the same.</summary>
internal sealed class MixedScriptWords : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "WO06",
        Group = SignalGroup.Wording,
        Name = new("見た目が同じ別の文字を混ぜた単語", "Words mixed with look-alike letters"),
        Text = new(
            "英単語に、見た目が同じキリル文字などが混ざっています（例：Аmazon の A）。",
            "Words contain Cyrillic or Greek letters that look like Latin ones."),
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
                if (trick.Kind is TextTrickKind.MixedScriptWord && trick.Count >= Fewest)
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
