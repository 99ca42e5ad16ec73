using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>A domain of the claimed brand, or a Japanese one, is shown in path or fragment of a stranger's address.</summary>
internal sealed class DecoyDomain : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD10",
        Group = SignalGroup.LinkDisguise,
        Name = new("アドレスの後ろに飾った公式ドメイン", "Decoy domain behind the host"),
        Text = new(
            "アドレスの後ろの方にある「{text}」は見せかけで、開くのは「{host}」です。",
            "The \"{text}\" further back in the address is for show. What opens is {host}."),
    };

    private const HostTraits Carriers = HostTraits.Shortener | HostTraits.Redirector | HostTraits.SharedPlatform | HostTraits.Infrastructure;

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.FirstLink(IsDecoyed);
        return link is null
            ? null
            : Descriptor.At(
                facts.EvidenceOf(link),
                ("host", Defang.Host(link.Host!)),
                ("text", link.Link.Decoys.First(AddressShape.IsJapaneseDomain).Replace(".", "[.]", StringComparison.Ordinal)));
    }

    /// <summary>Honest pages name other domains in a parameter; a scam shows one where the path or the fragment ends.</summary>
    private static bool IsDecoyed(LinkFacts link) =>
        link.Owners.IsEmpty
        && (link.Traits & Carriers) == 0
        && link.Link.Onward.IsEmpty
        && link.Link.Decoys.FirstOrDefault(AddressShape.IsJapaneseDomain) is { } decoy
        && !(link.Link.Destination.Query ?? "").Contains(decoy, StringComparison.OrdinalIgnoreCase);
}
