using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>A fortune waits abroad for the reader; first they are to answer with their data or pay a fee.</summary>
internal sealed class AdvanceFeeStory : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN10",
        Group = SignalGroup.Intent,
        Name = new("巨額のお金を渡すという話", "A fortune waiting for you"),
        Text = new(
            "多額の資金や遺産を渡すという話です。受け取りのための手数料や個人情報を求めるのが目的です。",
            "It speaks of a large sum waiting for you. The aim is a fee or your personal data."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var phrasings = facts.IsOwnVoice() ? facts.Phrasings("advanceFee") : 0;
        var asks = facts.HasAny("replyInfo", "pay", "enterPersonal", "claimReward", "secrecy") || facts.Contact(ContactKind.Email) is not null;
        return phrasings >= 3 || (phrasings >= 2 && asks)
            ? Descriptor.At(facts.EvidenceOf(facts.Of("advanceFee"))) with { Strength = phrasings >= 3 && asks ? 1 : 0.7 }
            : null;
    }
}
