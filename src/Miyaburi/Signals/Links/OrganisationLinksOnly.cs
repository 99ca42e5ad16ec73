using Miyaburi.Links;
using Miyaburi.Messages;
using Miyaburi.Signals.Content;

namespace Miyaburi.Signals.Links;

/// <summary>
/// Every followable address lies under a suffix that only an organisation proven to exist in Japan gets (co.jp, go.jp), and
/// nothing else is asked that needs no link. Hardly any reported address lies there
/// (<c>eval organisations</c>). It lets a company that the catalogue does not know speak; it proves nothing.
/// </summary>
internal sealed class OrganisationLinksOnly : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "VF03",
        Group = SignalGroup.Verified,
        Name = new("リンク先は組織だけが持てるドメイン", "Links to a registered organisation"),
        Text = new(
            "リンク先「{host}」は、日本の会社や団体だけが登録できる種類のドメインです。名乗る会社のものかどうかは確かめていません。",
            "The links go to {host}, a kind of domain that only companies and bodies in Japan can register. Whether it is the one that is named was not checked."),
    };

    private const HostTraits Others = HostTraits.Shortener | HostTraits.Redirector | HostTraits.FreeHosting | HostTraits.CloudStorage
        | HostTraits.DynamicDns | HostTraits.Tunnel | HostTraits.SharedPlatform;

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Message.Kind is MessageKind.Url || facts.Claims.Claimed is not null || AsksMore(facts))
        {
            return null;
        }

        LinkFacts? first = null;
        foreach (var link in facts.Links.Where(l => l.IsFollowable))
        {
            if (link.Host is not { } host || (link.Traits & (HostTraits.Organisation | Others)) != HostTraits.Organisation || !link.Imitations.IsEmpty || !IsSendersOwn(facts, host))
            {
                return null;
            }

            first ??= link.Link.Origin is LinkOrigin.Bare ? null : link;
        }

        return first is null ? null : Descriptor.At(facts.EvidenceOf(first), ("host", Defang.Host(first.Host!)));
    }

    /// <summary>A mail from elsewhere quotes anybody's address.</summary>
    private static bool IsSendersOwn(CaseFacts facts, Host host) => facts.Sender.Host is not { } sender || sender.Site == host.Site;

    /// <summary>What a scam may want without any link: then an honest address beside it is decoration.</summary>
    private static bool AsksMore(CaseFacts facts) =>
        facts.AsksForSecret()
        || facts.HasAny("cryptoPay", "seedPhrase", "replyInfo", "addLine", "remoteControl", "cashMachine", "sextortion", "secrecy", "bossLine")
        || facts.ContactPoints.Any(c => c.Kind is ContactKind.LineId or ContactKind.BankAccount or ContactKind.Wallet
            || c.Phone is PhoneKind.Mobile or PhoneKind.Ip or PhoneKind.Foreign
            || (c.Kind is ContactKind.Phone && facts.HasAny("call")));
}
