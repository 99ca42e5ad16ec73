namespace Miyaburi.Signals.Content;

/// <summary>The recovery words of a wallet are wanted.</summary>
internal sealed class SeedPhrase : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IM03",
        Group = SignalGroup.ImpossibleDemand,
        Name = new("ウォレットの復元フレーズを求める", "Wants a wallet recovery phrase"),
        Text = new(
            "暗号資産ウォレットの復元フレーズや秘密鍵、接続を求めています。それを知った人は中身をすべて持ち出せます。",
            "It wants the recovery words, private key or a connection of a crypto wallet. Whoever has them can take everything."),
        IsImpossible = true,
    };

    /// <summary>Of the weight where the words are only spoken of beside a demand, and not asked for themselves.</summary>
    private const double Hinted = 0.7;

    public Finding? Inspect(CaseFacts facts)
    {
        // To name the words is everyday talk among owners of wallets; to ask for them is not.
        var asked = facts.Of("tellSeed");
        var hits = asked.IsEmpty ? facts.Of("seedPhrase") : asked;
        return hits.IsEmpty || !facts.IsOwnVoice() || facts.HasAny("neverAsks") || facts.IsAllClaimed() ? null
            : !asked.IsEmpty ? Descriptor.At(facts.EvidenceOf(hits))
            : facts.HasAny("openLink", "login", "enterPersonal", "replyInfo", "deadline", "loss", "unauthorizedUse", "accountCheck") || facts.LinkAway() is not null
                ? Descriptor.At(facts.EvidenceOf(hits)) with { Strength = Hinted, IsImpossible = false }
                : null;
    }
}
