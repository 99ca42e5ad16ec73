namespace Miyaburi.Signals.Links;

/// <summary>A page deep inside the machinery of somebody's web site, where no reader is led: a site that was broken into.</summary>
internal sealed class HackedSitePath : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LI09",
        Group = SignalGroup.LinkInfrastructure,
        Name = new("乗っ取られたサイトらしいページ", "Page inside a hacked site"),
        Text = new(
            "リンク先は「{host}」の内部フォルダーです。乗っ取られた他人のサイトがよくこう使われます。",
            "The link leads into the inner folders of {host}, as with web sites that were broken into."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.FirstLink(l => l.Owners.IsEmpty && AddressShape.IsInnerPath(l.Link.Destination.Path));
        return link is null ? null : Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)));
    }
}
