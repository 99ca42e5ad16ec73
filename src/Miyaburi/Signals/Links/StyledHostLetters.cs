using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>Full-width, circled or otherwise styled letters in the host.</summary>
internal sealed class StyledHostLetters : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD04",
        Group = SignalGroup.LinkDisguise,
        Name = new("飾り文字で書いたアドレス", "Styled letters in an address"),
        Text = new(
            "アドレスが全角や丸囲みなどの特殊な文字で書かれています。実際に開くのは「{host}」です。",
            "The address is written in full-width, circled or other special letters. What opens is {host}."),
    };

    public Finding? Inspect(CaseFacts facts) =>
        facts.FirstTrick(UrlTrick.StyledHost) is { } link
            ? Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)))
            : null;
}
