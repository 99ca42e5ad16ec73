using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals.Content;

/// <summary>Invisible characters inside words.</summary>
internal sealed class InvisibleInWord : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "WO03",
        Group = SignalGroup.Wording,
        Name = new("単語の中の見えない文字", "Invisible characters inside words"),
        Text = new(
            "単語の中に見えない文字が埋め込まれています。迷惑メールの検査をすり抜けるための細工です。",
            "Invisible characters are hidden inside words, to slip past filters."),
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
                if (trick.Kind is TextTrickKind.ZeroWidthInWord or TextTrickKind.SoftHyphenInWord or TextTrickKind.TagCharacters && trick.Count >= Fewest)
                {
                    return Descriptor.At(trick.Ranges.Select(r => facts.EvidenceAt(part.Part.Id, r)));
                }
            }
        }

        return null;
    }

    /// <summary>So many places are needed; fewer happen honestly.</summary>
    private const int Fewest = 2;
}
