using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>A character that looks like a slash stands in the host, so that the real host is overlooked.</summary>
internal sealed class FalseSlash : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD02",
        Group = SignalGroup.LinkDisguise,
        Name = new("スラッシュに見える別の文字", "False slash in an address"),
        Text = new(
            "アドレスに「/」そっくりの別の文字が使われています。実際に開くのは「{host}」です。",
            "The address uses characters that only look like a slash. What opens is {host}."),
    };

    public Finding? Inspect(CaseFacts facts) =>
        facts.FirstTrick(UrlTrick.ConfusableSlash) is { } link
            ? Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)))
            : null;
}
