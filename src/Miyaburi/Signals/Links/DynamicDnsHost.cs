using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>A link leads to a dynamic DNS name (research: 13 % of reported phishing addresses, almost no genuine ones).</summary>
internal sealed class DynamicDnsHost : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LI01",
        Group = SignalGroup.LinkInfrastructure,
        Name = new("無料のダイナミックDNS", "Dynamic DNS"),
        Text = new(
            "リンク先「{host}」は、誰でも匿名で取れるダイナミックDNSのアドレスです。会社の案内には使われません。",
            "The link goes to {host}, a dynamic DNS name that anybody can take anonymously. Companies do not use these for customers."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.Links.FirstOrDefault(l => l.IsFollowable && (l.Traits & HostTraits.DynamicDns) != 0);
        return link is null ? null : Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)));
    }
}
