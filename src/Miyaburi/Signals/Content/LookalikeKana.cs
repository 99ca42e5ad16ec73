using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>A kanji or dash in the place of a kana that looks the same: 「カ一ド」, 「ログイソ」.</summary>
internal sealed class LookalikeKana : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "WO07",
        Group = SignalGroup.Wording,
        Name = new("そっくりな別の字を使った単語", "Look-alike letters in a word"),
        Text = new(
            "「{quote}」は、見た目の似た別の字を使って書かれています。",
            "\"{quote}\" is written with a letter that only looks right."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        foreach (var part in facts.Parts)
        {
            if (part.Part.Role is PartRole.Hidden or PartRole.Attachment)
            {
                continue;
            }

            if (KanaLookalikes.Find(part.Part.Text) is { } range)
            {
                var evidence = facts.EvidenceAt(part.Part.Id, range);
                return Descriptor.At(evidence, ("quote", evidence.Quote));
            }
        }

        return null;
    }
}
