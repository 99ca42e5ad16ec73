using Miyaburi.Messages;

namespace Miyaburi.Signals.Sender;

/// <summary>An SMS sender's name is a brand's with a letter changed (<c>SoffBank</c>).</summary>
internal sealed class SmsSenderAlmostBrand : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "SE10",
        Group = SignalGroup.Sender,
        Name = new("一文字違いの送信者名", "Sender name one letter off"),
        Text = new(
            "送信者名「{name}」は、{brand}とよく似た別の名前です。",
            "The sender's name {name} is almost, but not quite, that of {brand}."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        return facts.Message.Kind is MessageKind.Sms && facts.Sender.NameImitations is [var imitation, ..] && facts.SenderEvidence() is { } sender
            ? Descriptor.At(sender, ("name", sender.Quote), ("brand", imitation.Brand.Names))
            : null;
    }
}
