using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>Marks of a bulk mailer’s random generator that were never filled in.</summary>
internal sealed class TemplateLeftover : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "WO08",
        Group = SignalGroup.Wording,
        Name = new("送信ソフトの穴埋め記号の残り", "Leftovers of a bulk-mail tool"),
        Text = new(
            "「{quote}」のような、大量送信ソフトの穴埋め記号が残っています。",
            "Placeholders of a bulk-mail tool such as \"{quote}\" are left in the text."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        foreach (var part in facts.Parts)
        {
            if (part.Part.Role is not PartRole.Attachment && RandomMarks.Find(part.Part.Text) is { } range)
            {
                var evidence = facts.EvidenceAt(part.Part.Id, range);
                return Descriptor.At(evidence, ("quote", evidence.Quote));
            }
        }

        return null;
    }
}
