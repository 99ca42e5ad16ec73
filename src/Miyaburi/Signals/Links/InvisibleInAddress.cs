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
        facts.FirstTrick(UrlTrick.InvisibleInHost, UrlTrick.TabOrNewline) is { } link
            ? Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)))
            : null;
}
