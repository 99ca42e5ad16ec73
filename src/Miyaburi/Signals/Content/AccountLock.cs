namespace Miyaburi.Signals.Content;

/// <summary>An account is limited or must be checked, and the way out is a page or sender that is not the company’s.</summary>
internal sealed class AccountLock : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN22",
        Group = SignalGroup.Intent,
        Name = new("利用制限・確認を口実にしたログイン", "An account check that leads elsewhere"),
        Text = new(
            "「{quote}」を理由に手続きを求めています。名乗る会社とは別の相手からの連絡、または確かめようのない連絡です。",
            "It says \"{quote}\" to make you act, and does not come from, or lead to, the company it names."),
    };

    /// <summary>Of a pasted mail from the company's own address little is known to lead elsewhere.</summary>
    private const double PastedShare = 0.4;

    public Finding? Inspect(CaseFacts facts)
    {
        if (!facts.IsOwnVoice() || facts.IsAllClaimed())
        {
            return null;
        }

        var reasons = facts.Of("unauthorizedUse");
        reasons = reasons.IsEmpty ? facts.Of("accountCheck") : reasons;
        reasons = reasons.IsEmpty ? facts.Of("serviceStop") : reasons;
        // "Please call us" without a number, and nothing to open, leaves the way to the reader.
        var calls = facts.HasAny("call") && (facts.IsShortText() || facts.Message.HasHeader || facts.Phone(PhoneKinds.All) is not null);
        var acts = calls || facts.HasAny("login", "openLink", "enterCard", "enterPersonal", "install") || facts.Phrasings("unauthorizedUse") >= 2;
        var alarms = facts.IsShortText() && facts.HasAny("importantNotice", "deadline") && facts.HasAny("unauthorizedUse") && !facts.HasAny("otherWay", "dontTell", "civic");
        if (reasons.IsEmpty || (!acts && !facts.IsShortText()))
        {
            return null;
        }

        var strength = facts.IsMismatched() ? 1
            : facts.IsShortText() && facts.LeadsAway() ? 0.9
            : facts.IsShortText() && (facts.Claims.Claimed is not null || acts) && !facts.NamesOtherWay() && !facts.HasAny("dontTell", "civic") ? (facts.Phone(PhoneKinds.Personal) is not null ? 0.7 : 0.5)
            : facts.Claims.Claimed is not null && facts.Sender.Proven is null && acts && !facts.LeadsOnlyToClaimed() && !facts.LeadsNowhere() ? (facts.HasAny("deadline", "loss", "enterCard", "login") ? 0.8 : 0.5) * (facts.Message.HasHeader || !facts.SenderIsClaimed() ? 1 : PastedShare)
            : alarms ? 0.6 : 0;
        return strength > 0 ? Descriptor.At(facts.EvidenceOf(reasons), ("quote", facts.Quote(reasons[0].PartId, reasons[0].Range))) with { Strength = strength } : null;
    }
}
