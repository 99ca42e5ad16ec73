using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>The link hides behind a translator or another service that leads on.</summary>
internal sealed class RelayedLink : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LI04",
        Group = SignalGroup.LinkInfrastructure,
        Name = new("別のサービスを経由するリンク", "Relayed link"),
        Text = new(
            "有名なサービスを経由して、実際には「{host}」へ連れて行くリンクです。",
            "The link borrows a well-known service and leads on to {host}."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.FirstLink(l => l.Owners.IsEmpty && l.Link.CertainOnward > 0 && IsRelay(l.Link.Url));
        return link is null ? null : Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)));
    }

    /// <summary>Translators, caches and search results; the click counters of mail services and the guards of mail providers are ordinary.</summary>
    private static bool IsRelay(Url url) => url.Host is { } host && Relays.Any(host.IsWithin);

    private static readonly string[] Relays =
    [
        "translate.goog", "translate.google.com", "translate.google.co.jp", "translate.googleusercontent.com", "google.com", "google.co.jp",
        "bing.com", "cdn.ampproject.org", "webcache.googleusercontent.com", "umblr.com", "baidu.com",
    ];
}
