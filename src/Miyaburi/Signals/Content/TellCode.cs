namespace Miyaburi.Signals.Content;

/// <summary>The reader is to tell or send somebody a one-time code.</summary>
internal sealed class TellCode : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IM02",
        Group = SignalGroup.ImpossibleDemand,
        Name = new("認証コードを伝えさせる", "Wants a one-time code told"),
        Text = new(
            "届いた認証コードを教えるよう求めています。認証コードを人に伝えるよう求める会社や友人は本物ではありません。",
            "It asks you to tell the code you received. Nobody genuine, company or friend, asks for that."),
        IsImpossible = true,
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var hits = facts.CodeDemand();
        return hits.IsEmpty || !facts.IsOwnVoice() || facts.HasAny("neverAsks") ? null : Descriptor.At(facts.EvidenceOf(hits));
    }
}
