using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary>A name before an @ stands left of the real host (<c>https://smbc-x.jp@evil…</c>).</summary>
internal sealed class UserInfoInAddress : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD01",
        Group = SignalGroup.LinkDisguise,
        Name = new("@の左に偽の名前を置いたアドレス", "False name before an @"),
        Text = new(
            "アドレスの「@」より左は飾りです。実際に開くのは右側の「{host}」です。",
            "Everything left of the @ in this address is decoration. What opens is {host}, to its right."),
    };

    public Finding? Inspect(CaseFacts facts) =>
        facts.FirstTrick(UrlTrick.UserInfo, UrlTrick.UserInfoDomain) is { } link
            ? Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)))
            : null;
}
