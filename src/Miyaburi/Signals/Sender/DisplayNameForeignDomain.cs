using Miyaburi.Brands;

namespace Miyaburi.Signals.Sender;

/// <summary>The display name claims a brand; the From domain is not the brand's.</summary>
internal sealed class DisplayNameForeignDomain : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "SE01",
        Group = SignalGroup.Sender,
        Name = new("差出人名と違うアドレス", "Sender address is not the claimed brand's"),
        Text = new(
            "差出人は{brand}と名乗っていますが、送信元のドメイン「{host}」は{brand}のものではありません。",
            "The sender calls itself {brand}, but the address belongs to {host}, which is not one of {brand}'s domains."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Claims.Claimed is not { } brand || facts.Sender.Host is not { } host || facts.Message.Transport.IsList)
        {
            return null;
        }

        var isOwn = facts.Sender.Owners.Any(o => ReferenceEquals(o.Brand, brand) && o.Kind is not OwnerKind.Neighbour);
        var claims = facts.Claims.Places.Any(p => p.Place is BrandPlace.SenderName or BrandPlace.Bracket or BrandPlace.SelfReference or BrandPlace.Host);
        return isOwn || !claims || facts.SenderEvidence() is not { } sender
            ? null
            : Descriptor.At(sender, ("brand", brand.Names), ("host", Defang.Host(host)));
    }
}
