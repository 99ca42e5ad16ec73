using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>A relative with a new number is in trouble and needs money.</summary>
internal sealed class FamilyEmergency : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN11",
        Group = SignalGroup.Intent,
        Name = new("家族を装った困りごと", "A relative in trouble"),
        Text = new(
            "家族や知人を装い、番号の変更や急なお金の必要を訴えています。元の番号にかけて本人に確かめるまで応じないでください。",
            "It poses as a relative in trouble with a new number or a need for money. Call the number you knew before."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var phrasings = facts.IsOwnVoice() && facts.ReadLength() <= MostCharacters ? facts.Phrasings("familyEmergency") : 0;
        if (phrasings == 0)
        {
            return null;
        }

        var asks = facts.HasAny("pay", "cryptoPay") || facts.AsksForSecret() || facts.Contact(ContactKind.BankAccount) is not null;
        return asks || phrasings >= 2 || facts.HasAny("addLine", "wrongNumber")
            ? Descriptor.At(facts.EvidenceOf([.. facts.OfAny("familyEmergency", "pay")])) with { Strength = asks || phrasings >= 2 ? 1 : 0.7 }
            : null;
    }

    /// <summary>Such messages are short.</summary>
    private const int MostCharacters = 500;
}
