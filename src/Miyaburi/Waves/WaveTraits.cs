using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Links;
using Miyaburi.Signals;

namespace Miyaburi.Waves;

/// <summary>All that is kept of a message for waves. It holds no personal data.</summary>
public sealed record WaveTraits
{
    private const string Below = "*.";

    /// <summary>The brand the message claims to be, or null.</summary>
    public string? Brand { get; init; }

    /// <summary>The weightiest lure, or null.</summary>
    public string? Lure { get; init; }

    /// <summary>The skeleton, empty for a bare address.</summary>
    public string Skeleton { get; init; } = "";

    /// <summary>The skeleton's signature.</summary>
    public TextSignature Signature { get; init; }

    /// <summary>Link patterns, ordered, distinct.</summary>
    public ImmutableArray<string> Patterns { get; init; } = [];

    /// <summary>Hosts that links lead to, ASCII, ordered, distinct; never one that a known brand owns.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>Whether there is anything to recognise another copy by.</summary>
    public bool IsEmpty => Signature.IsEmpty && Patterns.IsEmpty;

    /// <summary>The traits of an address from a list.</summary>
    /// <param name="url">The address.</param>
    /// <param name="brand">The brand that the list names, or null.</param>
    /// <param name="brands">Whose hosts are nobody's wave.</param>
    public static WaveTraits Of(Url url, string? brand, BrandDirectory brands)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(brands);
        return url.Host is not { Kind: not HostKind.Invalid } host || !brands.OwnersOf(host).IsEmpty
            ? new WaveTraits { Brand = brand }
            : new WaveTraits
            {
                Brand = brand,
                Patterns = Ordered(LinkPattern.Of(url, HostLists.Default.TraitsOf(host))),
                Hosts = IsShared(HostLists.Default.TraitsOf(host)) ? [] : [host.Ascii],
            };
    }

    /// <summary>The traits of a judged message.</summary>
    /// <param name="facts">Its facts.</param>
    /// <param name="brand">The brand it claims to be, or null.</param>
    /// <param name="lure">Its weightiest lure, or null.</param>
    public static WaveTraits Of(CaseFacts facts, string? brand, string? lure)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var skeleton = facts.Message.Kind is Messages.MessageKind.Url ? "" : Waves.Skeleton.Of(facts);
        var strangers = facts.Links.Where(l => l.IsFollowable && l.Owners.IsEmpty && l.Host is { Kind: not HostKind.Invalid }).ToList();
        return new WaveTraits
        {
            Brand = brand,
            Lure = lure,
            Skeleton = skeleton,
            Signature = TextSignature.Of(skeleton),
            Patterns = Ordered(strangers.SelectMany(l => LinkPattern.Of(l.Link.Destination, l.Traits))),
            Hosts = Ordered(strangers.Where(l => !IsShared(l.Traits)).Select(l => l.Host!.Ascii)),
        };
    }

    /// <summary>The traits that somebody else sends of a message of theirs; nothing is taken over as it came.</summary>
    /// <param name="skeleton">The skeleton.</param>
    /// <param name="brand">The brand it claims to be, or null.</param>
    /// <param name="lure">Its weightiest lure, or null.</param>
    /// <param name="hosts">Hosts that its links lead to; one that a known brand owns is left out, as is what is none.</param>
    /// <param name="patterns">Patterns of its links; what is none of a path or of a host made for many, as made here, is left out.</param>
    /// <param name="brands">Whose hosts are nobody's wave.</param>
    public static WaveTraits Of(string skeleton, string? brand, string? lure, IEnumerable<string> hosts, IEnumerable<string> patterns, BrandDirectory brands)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        ArgumentNullException.ThrowIfNull(patterns);
        var masked = Waves.Skeleton.Again(skeleton);
        var addresses = hosts.Select(h => UrlReader.TryRead("https://" + h + "/", AnalysisLimits.Default)).OfType<UrlReading.Read>().Select(r => Of(r.Url, brand, brands)).ToList();
        return new WaveTraits
        {
            Brand = brand,
            Lure = lure,
            Skeleton = masked,
            Signature = TextSignature.Of(masked),
            Patterns = Ordered(addresses.SelectMany(a => a.Patterns).Concat(patterns.Where(LinkPattern.IsMadeHere))),
            Hosts = Ordered(addresses.SelectMany(a => a.Hosts)),
        };
    }

    /// <summary>What stands below the site of a host, as <c>*.example.com</c>: a host may have been made for one reader, and the site itself be an honest one. Of a host that is its own site, that.</summary>
    public static string BelowSite(string host) => SiteOf(host) is var site && site == host ? host : Below + site;

    /// <summary>Whether a host that was kept is nobody's wave by what is known now: a known brand owns it, or many people share it.</summary>
    /// <param name="host">ASCII, or what stands below a site (<see cref="BelowSite"/>).</param>
    /// <param name="brands">Whose hosts are nobody's wave.</param>
    public static bool IsNobodys(string host, BrandDirectory brands)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(brands);
        var plain = host.StartsWith(Below, StringComparison.Ordinal) ? host[Below.Length..] : host;
        return UrlReader.TryRead("https://" + plain + "/", AnalysisLimits.Default) is UrlReading.Read { Url.Host: { Kind: not HostKind.Invalid } read }
            && (!brands.OwnersOf(read).IsEmpty || IsShared(HostLists.Default.TraitsOf(read)));
    }

    /// <summary>The registrable domain of a host; of an address (IPv4, IPv6) itself.</summary>
    public static string SiteOf(string host) =>
        UrlReader.TryRead("https://" + host + "/", AnalysisLimits.Default) is UrlReading.Read { Url.Host: { } read } ? read.Site : host;

    private static bool IsShared(HostTraits traits) => (traits & (HostTraits.Shortener | HostTraits.Redirector | HostTraits.SharedPlatform | HostTraits.Infrastructure)) != 0;

    private static ImmutableArray<string> Ordered(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(16)];
}
