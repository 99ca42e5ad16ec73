using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>Invisible characters or line breaks inside the host.</summary>
internal sealed class InvisibleInAddress : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD05",
        Group = SignalGroup.LinkDisguise,
        Name = new("見えない文字を挟んだアドレス", "Invisible characters in an address"),
        Text = new(
            "アドレスに目に見えない文字が挟まれています。実際に開くのは「{host}」です。",
            "Invisible characters stand inside the address. What opens is {host}."),
    };

    public Finding? Inspect(CaseFacts facts) =>
        (facts.FirstTrick(UrlTrick.InvisibleInHost) ?? facts.FirstLink(BreaksHost)) is { } link
            ? Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)))
            : null;

    /// <summary>
    /// A tab or line break before the end of the host is a trick; further on it is a wrapped source line, and so it is in
    /// the address of a known company, since it opens that company all the same.
    /// </summary>
    private static bool BreaksHost(LinkFacts link)
    {
        if (!link.Owners.IsEmpty || !link.Link.Url.Tricks.Contains(UrlTrick.TabOrNewline))
        {
            return false;
        }

        var raw = link.Link.Raw.AsSpan().Trim();
        var start = raw.IndexOf("//") is var slashes and >= 0 ? slashes + 2 : 0;
        var length = raw[start..].IndexOfAny('/', '?', '#');
        return raw[..(length < 0 ? raw.Length : start + length)].IndexOfAny('\t', '\r', '\n') >= 0;
    }
}
