namespace Miyaburi.Signals.Content;

/// <summary>A full mailbox, held messages or an expiring password, to be mended on a stranger’s page.</summary>
internal sealed class MailboxWarning : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN19",
        Group = SignalGroup.Intent,
        Name = new("メールボックスやパスワードの警告", "A mailbox or password warning"),
        Text = new(
            "メールの容量やパスワードの期限を理由に、よそのページで手続きをさせようとしています。メールのパスワードを盗む手口です。",
            "It uses mailbox space or password expiry to lead you to somebody else's page: a way to steal mail passwords."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var warnings = facts.Of("mailbox");
        if (warnings.IsEmpty || !facts.IsOwnVoice() || facts.Message.Transport.IsList)
        {
            return null;
        }

        var acts = facts.HasAny("login", "openLink", "enterPersonal", "openAttachment", "deadline", "loss");
        return acts && (facts.LinkAway() is not null || facts.Message.Attachments.Length > 0 || facts.IsShortText())
            ? Descriptor.At(facts.EvidenceOf([.. facts.OfAny("mailbox", "login", "deadline")])) with { Strength = facts.Phrasings("mailbox") >= 2 ? 1 : 0.7 }
            : null;
    }
}
