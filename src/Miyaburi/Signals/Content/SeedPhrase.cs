using Miyaburi.Signals.Intents;

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

    /// <summary>Characters between the words and the demand they belong to; a long article has both somewhere.</summary>
    private const int Beside = 300;

    /// <summary>What a message that wants the words says beside them.</summary>
    private static readonly string[] Demands = ["openLink", "login", "enterPersonal", "replyInfo", "deadline", "loss", "unauthorizedUse", "accountCheck"];

    public Finding? Inspect(CaseFacts facts)
    {
        if (!facts.IsOwnVoice() || facts.HasAny("neverAsks") || facts.IsAllClaimed())
        {
            return null;
        }

        // To name the words is everyday talk among owners of wallets; to ask for them is not.
        var asked = facts.Of("tellSeed");
        if (!asked.IsEmpty)
        {
            return Descriptor.At(facts.EvidenceOf(asked));
        }

        var named = facts.Of("seedPhrase");
        return !named.IsEmpty && (facts.LinkAway() is not null || Demands.Any(d => facts.Of(d).Any(h => named.Any(n => IsBeside(n, h)))))
            ? Descriptor.At(facts.EvidenceOf(named)) with { Strength = Hinted, IsImpossible = false }
            : null;
    }

    private static bool IsBeside(ConceptHit words, ConceptHit demand) =>
        words.PartId == demand.PartId && Math.Abs(words.Range.Start - demand.Range.Start) <= Beside;
}
