using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>A bank account is given for payment together with pressure, secrecy or a company’s name, and no company stands as its holder.</summary>
internal sealed class PersonalAccount : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "CP06",
        Group = SignalGroup.ContactPoint,
        Name = new("個人名義らしい口座への振込", "Transfer to what seems a private account"),
        Text = new(
            "会社の名義が示されていない口座「{account}」へ振り込ませようとしています。",
            "It wants a transfer to account {account}, which no company is named as holding."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (!facts.IsOwnVoice() || facts.Contact(ContactKind.BankAccount) is not { } account)
        {
            return null;
        }

        var part = facts.Parts.First(p => p.Part.Id == account.PartId).Part.Text;
        var from = Math.Max(0, account.Range.Start - HolderReach);
        var around = part.AsSpan(from, Math.Min(part.Length, account.Range.End + HolderReach) - from);
        var isCompany = around.Contains("カ)", StringComparison.Ordinal) || around.Contains("カ）", StringComparison.Ordinal) || around.Contains("ｶ)", StringComparison.Ordinal)
            || around.Contains("株式会社", StringComparison.Ordinal) || around.Contains("法人", StringComparison.Ordinal) || around.Contains("(株)", StringComparison.Ordinal);
        return !isCompany && facts.HasAny("pay") && (facts.Claims.Claimed is not null || facts.HasAny("secrecy", "deadline", "familyEmergency", "criminalCase", "legal", "investment"))
            ? Descriptor.At(facts.EvidenceOf(account), ("account", account.Value))
            : null;
    }

    /// <summary>The holder's name stands this near.</summary>
    private const int HolderReach = 60;
}
