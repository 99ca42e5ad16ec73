using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>A shortened address, which hides where it leads.</summary>
internal sealed class ShortenedLink : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LI03",
        Group = SignalGroup.LinkInfrastructure,
        Name = new("行き先を隠す短縮アドレス", "Shortened address"),
        Text = new(
            "「{host}」は短縮アドレスで、本当の行き先が見えません。",
            "{host} is a shortener: it hides where the link really goes."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.FirstLink(l => l.Owners.IsEmpty && (l.Traits & HostTraits.Shortener) != 0);
        return link is null ? null : Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!))) with { Strength = facts.Claims.Claimed is not null && link.Destination is not Destination.Claimed ? 1 : 0.25 };
    }
}
