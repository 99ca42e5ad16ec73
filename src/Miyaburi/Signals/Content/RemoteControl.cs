namespace Miyaburi.Signals.Content;

/// <summary>A stranger wants to operate the reader’s device.</summary>
internal sealed class RemoteControl : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IM05",
        Group = SignalGroup.ImpossibleDemand,
        Name = new("遠隔操作をさせる", "Wants control of your device"),
        Text = new(
            "遠隔操作や画面共有をさせようとしています。こちらから頼んでいない相手に操作させると、口座のお金を動かされます。",
            "It wants to control your device or see your screen. A stranger who does can move your money."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var hits = facts.Of("remoteControl");
        if (hits.IsEmpty || !facts.IsOwnVoice())
        {
            return null;
        }

        return facts.HasAny("securityAlert", "refund", "unauthorizedUse") || (facts.IsShortText() && (facts.HasAny("call", "install", "pay", "criminalCase", "openLink") || facts.Phone(PhoneKinds.All) is not null))
            ? Descriptor.At(facts.EvidenceOf([.. facts.OfAny("remoteControl", "securityAlert", "call")]))
            : null;
    }
}
