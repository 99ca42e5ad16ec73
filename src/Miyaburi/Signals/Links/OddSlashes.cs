using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>Backslashes, or too few or too many slashes: browsers repair them, filters do not.</summary>
internal sealed class OddSlashes : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD03",
        Group = SignalGroup.LinkDisguise,
        Name = new("スラッシュの書き方がおかしいアドレス", "Odd slashes in an address"),
        Text = new(
            "アドレスの「/」の書き方が普通ではありません。迷惑メール対策をすり抜けるための書き方で、開くのは「{host}」です。",
            "The slashes of this address are written oddly, to slip past filters. What opens is {host}."),
    };

    public Finding? Inspect(CaseFacts facts) =>
        facts.FirstTrick(UrlTrick.Backslash) is { } link
            ? Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)))
            : null;
}
