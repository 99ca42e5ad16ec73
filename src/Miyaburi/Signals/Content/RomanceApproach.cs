using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>A stranger offers acquaintance, intimacy or money for it.</summary>
internal sealed class RomanceApproach : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN09",
        Group = SignalGroup.Intent,
        Name = new("見知らぬ人からの交際の誘い", "A romantic approach by a stranger"),
        Text = new(
            "見知らぬ相手が交際や援助を持ちかけています。会う前にお金や登録を求める手口が知られています。",
            "A stranger offers intimacy or support. Such contacts ask for money or registration before any meeting."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var phrasings = facts.IsOwnVoice() ? facts.Phrasings("romance") : 0;
        if (phrasings == 0)
        {
            return null;
        }

        var leadsOn = facts.HasAny("addLine", "pay", "replyInfo") || facts.LinkAway() is not null || facts.Contact(ContactKind.LineId) is not null;
        return phrasings >= 2 || (leadsOn && facts.IsShortText())
            ? Descriptor.At(facts.EvidenceOf(facts.Of("romance"))) with { Strength = phrasings >= 2 && leadsOn ? 1 : 0.6 }
            : null;
    }
}
