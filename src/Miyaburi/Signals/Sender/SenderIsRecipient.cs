namespace Miyaburi.Signals.Sender;

/// <summary>The sender's address is the reader's own: forged, to make them believe that their mailbox was taken over.</summary>
internal sealed class SenderIsRecipient : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "SE11",
        Group = SignalGroup.Sender,
        Name = new("差出人が自分自身", "Sent from your own address"),
        Text = new(
            "差出人があなた自身のアドレスになっています。差出人は簡単に偽れます。乗っ取られた証拠ではありません。",
            "The sender's address is your own. Senders are easily forged: this does not show that your mailbox was taken over."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var from = facts.Message.From?.Address;
        return !string.IsNullOrEmpty(from)
            && !facts.Message.Transport.IsList
            && facts.Message.Recipients.Any(r => r.Address.Equals(from, StringComparison.OrdinalIgnoreCase))
            && facts.SenderEvidence() is { } sender
                ? Descriptor.At(sender)
                : null;
    }
}
