using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals.Content;

/// <summary>Japanese words written letter by letter, to slip past filters.</summary>
internal sealed class SpacedOutJapanese : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "WO02",
        Group = SignalGroup.Wording,
        Name = new("一字ずつ空けた日本語", "Japanese letters spaced out"),
        Text = new(
            "文字の間に空白を入れて書かれています。迷惑メールの検査をすり抜けるための書き方です。",
            "Words are written with spaces between the letters, to slip past filters."),
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
                if (trick.Kind is TextTrickKind.SpacedJapanese && (trick.Count >= Fewest || trick.Ranges.Any(r => r.Length >= LongRun)))
                {
                    return Descriptor.At(trick.Ranges.Select(r => facts.EvidenceAt(part.Part.Id, r)));
                }
            }
        }

        return null;
    }

    /// <summary>So many places are needed; fewer happen honestly.</summary>
    private const int Fewest = 3;

    /// <summary>One run of this many units, letters and gaps, is enough; a heading such as 「第 一 章」 is shorter.</summary>
    private const int LongRun = 16;
}
