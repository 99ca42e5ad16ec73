using Miyaburi.Brands;
using Miyaburi.Messages;

namespace Miyaburi.Signals.Sender;

/// <summary>The part before the @ names a brand under a domain that is not the brand's.</summary>
internal sealed class BrandBeforeAt : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "SE14",
        Group = SignalGroup.Sender,
        Name = new("@の左だけ会社名", "Brand name before the @"),
        Text = new(
            "送信元アドレスの「@」の左に「{text}」とありますが、ドメイン「{host}」は{brand}のものではありません。",
            "\"{text}\" stands before the @ of the sender's address, but {host} does not belong to {brand}."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Message.Kind is not MessageKind.Mail || facts.Message.Transport.IsList || facts.Sender.Host is not { } host || facts.Message.From is not { } from)
        {
            return null;
        }

        var name = facts.Sender.NameImitations.FirstOrDefault(i => i.Kind is ImitationKind.OfficialDomain or ImitationKind.Name or ImitationKind.Lookalike);
        return name is not null && facts.AddressEvidence(from.Address) is { } place
            ? Descriptor.At(place, ("text", name.Text), ("host", Defang.Host(host)), ("brand", name.Brand.Names))
            : null;
    }
}
