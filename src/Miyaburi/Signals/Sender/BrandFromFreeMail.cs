using Miyaburi.Brands;
using Miyaburi.Links;

namespace Miyaburi.Signals.Sender;

/// <summary>A company writes from an address that anybody gets for nothing.</summary>
internal sealed class BrandFromFreeMail : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "SE04",
        Group = SignalGroup.Sender,
        Name = new("会社なのに無料メール", "Company on free mail"),
        Text = new(
            "{brand}を名乗っていますが、差出人は誰でも作れるメールアドレス({host})です。",
            "The sender claims to be {brand}, but writes from {host}, where anybody gets an address."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Claims.Claimed is not { } brand || facts.Sender.Host is not { } host || facts.Message.Transport.IsList || facts.IsSenderOf(brand))
        {
            return null;
        }

        var isFree = (facts.Sender.Traits & (HostTraits.FreeMail | HostTraits.ConsumerMail)) != 0;
        var claims = facts.Claims.Places.Any(p => p.Place is BrandPlace.SenderName or BrandPlace.Bracket or BrandPlace.SelfReference);
        return isFree && claims && facts.SenderEvidence() is { } sender
            ? Descriptor.At(sender, ("brand", brand.Names), ("host", Defang.Host(host)))
            : null;
    }
}
