namespace Miyaburi.Signals.Links;

/// <summary>A label of the host mixes letters of scripts that look alike (<c>аmazon</c> with a Cyrillic а). Japanese names in hosts are not suspicious.</summary>
internal sealed class MixedScriptHost : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD13",
        Group = SignalGroup.LinkDisguise,
        Name = new("別の国の文字を混ぜたアドレス", "Mixed scripts in an address"),
        Text = new(
            "リンク先「{host}」には、英字そっくりの別の国の文字が混ぜられています。",
            "{host} mixes in letters of another script that look like Latin ones."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.FirstLink(l => AddressShape.MixesScripts(l.Host!));
        return link is null ? null : Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)));
    }
}
