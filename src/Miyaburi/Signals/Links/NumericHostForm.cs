using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>An IP address written as one number, in octal or hexadecimal.</summary>
internal sealed class NumericHostForm : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD07",
        Group = SignalGroup.LinkDisguise,
        Name = new("数字で隠したアドレス", "Number in place of a host"),
        Text = new(
            "アドレスの行き先が一続きの数字で書かれ、名前が隠されています。実際に開くのは「{host}」です。",
            "The destination is written as a bare number to hide it. What opens is {host}."),
    };

    public Finding? Inspect(CaseFacts facts) =>
        facts.FirstTrick(UrlTrick.NumericHost) is { } link
            ? Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)))
            : null;
}
