namespace Miyaburi.Signals.Content;

/// <summary>An “important notice” in a company’s name that does not say what it is about and only wants the link opened.</summary>
internal sealed class VagueNotice : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN13",
        Group = SignalGroup.Intent,
        Name = new("中身のない「重要なお知らせ」", "An important notice about nothing"),
        Text = new(
            "「{quote}」とあるだけで、何の用件かが書かれていません。開かせること自体が目的の連絡です。",
            "It says \"{quote}\" but not what about. Getting you to open it is the aim."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var notices = facts.Of("importantNotice");
        if (notices.IsEmpty || !facts.IsOwnVoice() || !facts.IsShortText() || facts.ReadLength() > MostCharacters || facts.IsAllClaimed())
        {
            return null;
        }

        var saysNothing = facts.Intent.Event is not { } happened || happened.Concept.Id == "importantNotice";
        var away = facts.LeadsAway();
        return saysNothing && !facts.HasAny("civic") && (facts.Claims.Claimed is not null || away)
            ? Descriptor.At(facts.EvidenceOf(notices), ("quote", facts.Quote(notices[0].PartId, notices[0].Range))) with { Strength = away ? 1 : 0.8 }
            : null;
    }

    /// <summary>A notice that says something is longer.</summary>
    private const int MostCharacters = 120;
}
