using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>Chinese character forms that Japanese does not use, in a Japanese text.</summary>
internal sealed class ForeignHan : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "WO10",
        Group = SignalGroup.Wording,
        Name = new("日本では使わない漢字", "Characters not used in Japanese"),
        Text = new(
            "日本語の文章に、日本では使わない漢字「{quote}」が混ざっています。",
            "The Japanese text contains the Chinese character form {quote}, not used in Japan."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (!facts.IsJapanese || facts.TextKind is TextKind.Warning)
        {
            return null;
        }

        foreach (var part in facts.Parts)
        {
            if (part.Part.Role is PartRole.Subject or PartRole.Body or PartRole.SenderName && ChineseForms.Find(part.Part.Text) is { IsEmpty: false } ranges)
            {
                var evidence = facts.EvidenceAt(part.Part.Id, ranges[0]);
                return Descriptor.At(ranges.Select(r => facts.EvidenceAt(part.Part.Id, r)), ("quote", evidence.Quote)) with { Strength = ranges.Length > 1 ? 1 : 0.6 };
            }
        }

        return null;
    }
}
