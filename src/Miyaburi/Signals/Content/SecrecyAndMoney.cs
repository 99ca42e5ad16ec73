using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>Money is to be moved and nobody may know.</summary>
internal sealed class SecrecyAndMoney : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IM04",
        Group = SignalGroup.ImpossibleDemand,
        Name = new("口止めしてお金を動かさせる", "Money in secrecy"),
        Text = new(
            "人に話さないよう求めながら、お金を動かさせようとしています。まともな取引や捜査で口止めをすることはありません。",
            "It wants money moved and tells you to keep silent. No honest deal or investigation works that way."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var secrets = facts.Of("secrecy");
        if (secrets.IsEmpty || !facts.IsOwnVoice())
        {
            return null;
        }

        var money = facts.HasAny("pay", "giftCard", "prepaid", "cryptoPay", "advanceFee", "criminalCase", "bossLine", "sextortion") || facts.Contact(ContactKind.BankAccount) is not null;
        return money ? Descriptor.At(facts.EvidenceOf([.. facts.OfAny("secrecy", "pay", "cryptoPay", "giftCard")])) : null;
    }
}
