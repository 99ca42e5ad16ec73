using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>The host is percent-encoded so that a person cannot read it.</summary>
internal sealed class EncodedHost : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD06",
        Group = SignalGroup.LinkDisguise,
        Name = new("符号で隠したアドレス", "Encoded host"),
        Text = new(
            "アドレスの行き先が「%」の符号で読めなくされています。実際に開くのは「{host}」です。",
            "The destination is hidden in %-codes. What opens is {host}."),
    };

    public Finding? Inspect(CaseFacts facts) =>
        facts.FirstTrick(UrlTrick.PercentEncodedHost) is { } link
            ? Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)))
            : null;
}
