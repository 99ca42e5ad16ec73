using Miyaburi.Links;

namespace Miyaburi.Signals.Sender;

/// <summary>Answers go to a free mail address while the sender is somebody else.</summary>
internal sealed class ReplyToFreeMail : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "SE05",
        Group = SignalGroup.Sender,
        Name = new("返信先だけ無料メール", "Answers go to free mail"),
        Text = new(
            "返信先が、差出人とは別の無料メール「{host}」になっています。",
            "Answers would go to {host}, a free mail address that is not the sender's."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Sender.Host is not { } from || facts.Message.ReplyTo is not { Domain.Length: > 0 } reply || facts.Message.Transport.IsList)
        {
            return null;
        }

        var host = HostReader.Read(reply.Domain);
        var isFree = (HostLists.Default.TraitsOf(host) & HostTraits.FreeMail) != 0;
        return isFree && host.Site != from.Site && (facts.Sender.Traits & (HostTraits.FreeMail | HostTraits.ConsumerMail)) == 0 && facts.AddressEvidence(reply.Address) is { } place
            ? Descriptor.At(place, ("host", Defang.Host(host)))
            : null;
    }
}
