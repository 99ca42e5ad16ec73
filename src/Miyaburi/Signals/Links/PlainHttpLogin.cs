namespace Miyaburi.Signals.Links;

/// <summary>A sign-in or payment of a claimed brand over an unprotected connection.</summary>
internal sealed class PlainHttpLogin : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LI12",
        Group = SignalGroup.LinkInfrastructure,
        Name = new("暗号化されていないリンク", "Unprotected connection"),
        Text = new(
            "{brand}の手続きなのに、リンク先「{host}」は暗号化されていない通信(http)です。",
            "In the name of {brand}, the link to {host} uses an unprotected connection (http)."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Claims.Claimed is not { } brand || !facts.HasAny("login", "enterCard", "enterPersonal", "pay"))
        {
            return null;
        }

        var link = facts.FirstLink(l => l.Destination is Destination.Foreign && l.Link.Destination.Scheme == "http" && l.Link.Raw.Contains("http", StringComparison.OrdinalIgnoreCase));
        return link is null ? null : Descriptor.At(facts.EvidenceOf(link), ("brand", brand.Names), ("host", Defang.Host(link.Host!)));
    }
}
