using Miyaburi.Links;
using Miyaburi.Messages;

namespace Miyaburi.Signals.Links;

/// <summary>Japanese text that leads to a top-level domain common among scams and rare among honest Japanese senders. A weak hint.</summary>
internal sealed class AbusedTopLevelDomain : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LI07",
        Group = SignalGroup.LinkInfrastructure,
        Name = new("詐欺に多いドメインの種類", "Domain ending common in scams"),
        Text = new(
            "リンク先「{host}」の末尾「.{tld}」は、日本語の詐欺に多く使われている種類です。",
            "{host} ends in .{tld}, which is common in scams written in Japanese."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var isUrl = facts.Message.Kind is MessageKind.Url;
        if (!facts.IsJapanese && !isUrl)
        {
            return null;
        }

        var link = facts.FirstLink(l => l.Owners.IsEmpty && (l.Traits & HostTraits.AbusedTld) != 0);
        return link is null
            ? null
            : Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)), ("tld", link.Host!.Unicode[(link.Host.Unicode.LastIndexOf('.') + 1)..])) with { Strength = isUrl ? 0.5 : 1 };
    }
}
