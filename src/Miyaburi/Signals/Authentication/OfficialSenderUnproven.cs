using Miyaburi.Brands;
using Miyaburi.Links;
using Miyaburi.Messages;

namespace Miyaburi.Signals.Authentication;

/// <summary>The From domain is a brand's own, and nothing proves that the brand sent the message. Says so and weighs nothing.</summary>
internal sealed class OfficialSenderUnproven : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "AU02",
        Group = SignalGroup.Authentication,
        Name = new("送信元は未確認", "Sender not proven"),
        Text = new(
            "差出人は{brand}のドメイン「{host}」を名乗っていますが、本物から送られたことは確認できていません。差出人は簡単に偽れます。",
            "The sender shows {brand}'s domain {host}, but nothing proves that it came from there. Senders are easily forged."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var owner = facts.Sender.Owners.FirstOrDefault(o => o.Kind is OwnerKind.Official);
        return owner is not null
            && facts.Sender is { Authentication: SenderAuthentication.Unproven, Host: { } host }
            && (facts.Sender.Traits & (HostTraits.FreeMail | HostTraits.ConsumerMail)) == 0
            && facts.SenderEvidence() is { } sender
                ? Descriptor.At(sender, ("brand", owner.Brand.Names), ("host", Defang.Host(host)))
                : null;
    }
}
