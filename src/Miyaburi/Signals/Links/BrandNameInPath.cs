namespace Miyaburi.Signals.Links;

/// <summary>The claimed brand's name stands behind a stranger's host, where anybody can write it.</summary>
internal sealed class BrandNameInPath : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "ID09",
        Group = SignalGroup.Identity,
        Name = new("後ろに会社名を付けた無関係のアドレス", "Brand name behind a foreign host"),
        Text = new(
            "リンクの後ろの方に「{text}」とありますが、リンク先「{host}」は{brand}のものではありません。",
            "\"{text}\" stands at the back of the link, but {host} does not belong to {brand}."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Claims.Claimed is not { } brand)
        {
            return null;
        }

        var link = facts.FirstLink(l => l.Destination is Destination.Foreign && l.PathImitations.Any(i => ReferenceEquals(i.Brand, brand)));
        return link is null
            ? null
            : Descriptor.At(
                facts.EvidenceOf(link),
                ("brand", brand.Names),
                ("host", Defang.Host(link.Host!)),
                ("text", link.PathImitations.First(i => ReferenceEquals(i.Brand, brand)).Text.Replace(".", "[.]", StringComparison.Ordinal)));
    }
}
