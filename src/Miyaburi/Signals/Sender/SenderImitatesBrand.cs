using Miyaburi.Brands;

namespace Miyaburi.Signals.Sender;

/// <summary>The From domain imitates a brand that does not own it.</summary>
internal sealed class SenderImitatesBrand : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "SE03",
        Group = SignalGroup.Sender,
        Name = new("会社に似せた送信元", "Sender domain imitates a brand"),
        Text = new(
            "送信元のドメイン「{host}」は{brand}に似せた別のドメインです。",
            "The sender's domain {host} imitates {brand}, but is not theirs."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Sender.Imitations.IsEmpty || facts.Sender.Host is not { } host || facts.SenderEvidence() is not { } sender)
        {
            return null;
        }

        // A name inside a longer one is anybody's (Daiwa House); it imitates where the message says that it is the brand.
        var imitation = facts.Sender.Imitations.FirstOrDefault(i => ReferenceEquals(i.Brand, facts.Claims.Claimed) && facts.ClaimsByName())
            ?? facts.Sender.Imitations.FirstOrDefault(i => i.Kind is ImitationKind.OfficialDomain or ImitationKind.Lookalike);
        return imitation is null ? null : Descriptor.At(sender, ("host", Defang.Host(host)), ("brand", imitation.Brand.Names));
    }
}
