using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>A cryptocurrency address to pay to.</summary>
internal sealed class WalletDemand : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "CP05",
        Group = SignalGroup.ContactPoint,
        Name = new("暗号資産の送り先", "A cryptocurrency address to pay"),
        Text = new(
            "暗号資産の送り先「{wallet}」を示して支払わせようとしています。送ると取り戻せません。",
            "It wants payment to the cryptocurrency address {wallet}. What is sent cannot be recalled."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (!facts.IsOwnVoice() || facts.Contact(ContactKind.Wallet) is not { } wallet)
        {
            return null;
        }

        return facts.HasAny("cryptoPay", "pay", "sextortion", "deadline", "investment", "prize")
            ? Descriptor.At(facts.EvidenceOf(wallet), ("wallet", wallet.Value))
            : null;
    }
}
