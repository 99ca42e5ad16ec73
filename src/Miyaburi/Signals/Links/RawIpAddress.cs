using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>The host is a bare IP address of the public network.</summary>
internal sealed class RawIpAddress : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LI05",
        Group = SignalGroup.LinkInfrastructure,
        Name = new("名前のないアドレス(IPアドレス)", "Bare IP address"),
        Text = new(
            "リンク先は名前のない番号「{host}」です。会社の案内には使われません。",
            "The link goes to a bare number, {host}. Companies do not use these for customers."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.FirstLink(l => l.Host!.Kind is HostKind.IPv4 or HostKind.IPv6 && !AddressShape.IsLocal(l.Host));
        return link is null ? null : Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)));
    }
}
