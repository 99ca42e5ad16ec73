namespace Miyaburi.Signals.Content;

/// <summary>High pay for next to no work, and the way leads into a chat.</summary>
internal sealed class EasyJob : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN07",
        Group = SignalGroup.Intent,
        Name = new("うますぎる仕事の誘い", "A job too good to be true"),
        Text = new(
            "簡単な作業で高い報酬をうたっています。登録料をだまし取る副業詐欺や、犯罪の実行役を集める闇バイトの誘い方です。",
            "It promises high pay for easy work: typical of task scams and of recruiting for crimes."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var phrasings = facts.IsOwnVoice() ? facts.Phrasings("job") : 0;
        if (phrasings == 0)
        {
            return null;
        }

        var leadsToChat = facts.LeadsToChat();
        return leadsToChat || phrasings >= 3 || (phrasings >= 2 && facts.IsShortText())
            ? Descriptor.At(facts.EvidenceOf([.. facts.OfAny("job", "addLine")])) with { Strength = leadsToChat ? 1 : 0.6 }
            : null;
    }
}
