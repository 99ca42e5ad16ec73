namespace Miyaburi.Signals.Links;

/// <summary>Letters are glued to an official-looking ending (<c>www.jcom.co.jpaccount….top</c>).</summary>
internal sealed class GluedSuffix : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD09",
        Group = SignalGroup.LinkDisguise,
        Name = new("「.co.jp」の後ろに文字をつなげたアドレス", "Letters glued to .co.jp"),
        Text = new(
            "リンク先「{host}」は「.co.jp」などで終わるように見えますが、後ろに文字が続く別のドメイン「{site}」です。",
            "{host} seems to end in .co.jp or the like, but letters go on behind it: it is another domain, {site}."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.FirstLink(l => l.Owners.IsEmpty && AddressShape.HasGluedSuffix(l.Host!));
        return link is null
            ? null
            : Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)), ("site", link.Host!.Site.Replace(".", "[.]", StringComparison.Ordinal)));
    }
}
