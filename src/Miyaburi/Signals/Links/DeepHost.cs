using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>Many labels or hyphens left of the domain, so that a telephone shows only the harmless beginning.</summary>
internal sealed class DeepHost : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LI08",
        Group = SignalGroup.LinkInfrastructure,
        Name = new("長く連ねたアドレス", "Long chain in a host"),
        Text = new(
            "リンク先「{host}」は、たくさんの言葉を連ねて本当のドメインを見えにくくしています。",
            "{host} strings many words together, which hides the real domain."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.FirstLink(l => l.Owners.IsEmpty && (l.Traits & (HostTraits.Infrastructure | HostTraits.Redirector | HostTraits.SharedPlatform)) == 0 && AddressShape.IsDeep(l.Host!));
        return link is null ? null : Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)));
    }
}
