using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>A payment that is due anyway is to go to another account from now on.</summary>
internal sealed class PayeeChange : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN25",
        Group = SignalGroup.Intent,
        Name = new("振込先が変わったという連絡", "A changed bank account"),
        Text = new(
            "「{quote}」と知らせ、別の口座へ払わせようとしています。振込先の変更は、前から知っている番号へ電話して確かめてください。",
            "It says \"{quote}\" and wants payment to another account. Confirm such a change by calling a number you already knew."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var changes = facts.Of("payeeChange");
        if (changes.IsEmpty || !facts.IsOwnVoice() || facts.Message.Transport.IsList)
        {
            return null;
        }

        var hasAccount = facts.Contact(ContactKind.BankAccount) is not null;
        var strength = facts.HasAny("secrecy", "deadline") ? 1 : hasAccount ? 0.8 : facts.HasAny("pay") ? 0.6 : 0;
        return strength > 0 ? Descriptor.At(facts.EvidenceOf(changes), ("quote", facts.Quote(changes[0].PartId, changes[0].Range))) with { Strength = strength } : null;
    }
}
