using Miyaburi.Links;

namespace Miyaburi.Signals.Sender;

/// <summary>The display name shows another mail address or domain than the one that sent the message.</summary>
internal sealed class DisplayNameHoldsAddress : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "SE02",
        Group = SignalGroup.Sender,
        Name = new("差出人名に別のアドレス", "Another address in the sender's name"),
        Text = new(
            "差出人名に「{shown}」とありますが、実際の送信元は「{host}」です。",
            "The sender's name shows {shown}, but the message came from {host}."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Sender.Host is not { } host || facts.Message.Transport.IsList || facts.Message.From is not { } from)
        {
            return null;
        }

        return DomainSpotter.Next(from.Name, 0, out var start, out var length)
            && HostReader.Read(from.Name.Substring(start, length).ToLowerInvariant()) is var shown
            && shown.Site != host.Site
            && (start > 0 && from.Name[start - 1] == '@' || shown.PublicSuffix.EndsWith("jp", StringComparison.Ordinal) || shown.PublicSuffix == "com")
            && facts.SenderEvidence() is { } sender
                ? Descriptor.At(sender, ("shown", Defang.Host(shown)), ("host", Defang.Host(host)))
                : null;
    }
}
