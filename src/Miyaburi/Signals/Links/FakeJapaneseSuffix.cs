using Miyaburi.Links;

namespace Miyaburi.Signals.Links;

/// <summary><c>co.jp</c> or its like stands left of the real domain (research: 8 % of reported phishing hosts, 0.01 % of popular ones).</summary>
internal sealed class FakeJapaneseSuffix : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD08",
        Group = SignalGroup.LinkDisguise,
        Name = new("「co.jp」に見せかけたアドレス", "Fake co.jp"),
        Text = new(
            "リンク先「{host}」の途中にある「{text}」は見せかけです。本当のドメインは右端の「{site}」です。",
            "The \"{text}\" inside {host} is only for show: the real domain is {site}, at the right end."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.FirstLink(l => l.Owners.IsEmpty && (l.Traits & HostTraits.Infrastructure) == 0 && AddressShape.FakeSuffix(l.Host!) is not null);
        return link is null
            ? null
            : Descriptor.At(
                facts.EvidenceOf(link),
                ("host", Defang.Host(link.Host!)),
                ("text", AddressShape.FakeSuffix(link.Host!)!.Replace(".", "[.]", StringComparison.Ordinal)),
                ("site", link.Host!.Site.Replace(".", "[.]", StringComparison.Ordinal)));
    }
}
