using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>A port other than the scheme's own; companies' pages for customers have none.</summary>
internal sealed class OddPortNumber : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD12",
        Group = SignalGroup.LinkDisguise,
        Name = new("変わった番号を付けたアドレス", "Odd port"),
        Text = new(
            "アドレスに、会社の案内ではまず使わない番号(ポート)が付いています。開くのは「{host}」です。",
            "The address carries a port number, which companies do not use for customers. What opens is {host}."),
    };

    public Finding? Inspect(CaseFacts facts) =>
        facts.FirstTrick(UrlTrick.OddPort, UrlTrick.InvalidPort) is { } link
            ? Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)))
            : null;
}
