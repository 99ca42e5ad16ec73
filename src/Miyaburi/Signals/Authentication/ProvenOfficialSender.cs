namespace Miyaburi.Signals.Authentication;

/// <summary>A trusted server authenticated the From domain, and it is on the official list of the claimed brand.</summary>
internal sealed class ProvenOfficialSender : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "VF02",
        Group = SignalGroup.Verified,
        Name = new("公式ドメインからの送信を確認", "Authenticated official sender"),
        Text = new(
            "送信元「{host}」は認証され、{brand}の公式ドメインの一覧にあります。",
            "The sender's domain {host} was authenticated and is on the list of {brand}'s official domains."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Sender.Proven is not { } brand || facts.Sender.Host is not { } host || facts.SenderEvidence() is not { } sender)
        {
            return null;
        }

        return facts.Claims.Claimed is null || ReferenceEquals(facts.Claims.Claimed, brand)
            ? Descriptor.At(sender, ("host", Defang.Host(host)), ("brand", brand.Names))
            : null;
    }
}
