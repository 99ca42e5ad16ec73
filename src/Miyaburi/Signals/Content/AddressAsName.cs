using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>The reader is addressed by their mail address instead of a name.</summary>
internal sealed class AddressAsName : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "WO09",
        Group = SignalGroup.Wording,
        Name = new("宛名がメールアドレス", "Your address used as your name"),
        Text = new(
            "お客様の名前ではなく、メールアドレス「{quote}」で呼びかけています。名前を知らない相手が送っています。",
            "It calls you by your mail address \"{quote}\", not by name: the sender does not know who you are."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (!facts.IsOwnVoice() || facts.Message.Transport.IsList && !facts.IsJapanese)
        {
            return null;
        }

        foreach (var part in facts.Parts)
        {
            if (part.Part.Role is PartRole.Subject or PartRole.Body && AddressedByMail.Find(part.Part.Text) is { } range)
            {
                var evidence = facts.EvidenceAt(part.Part.Id, range);
                return Descriptor.At(evidence, ("quote", evidence.Quote));
            }
        }

        return null;
    }
}
