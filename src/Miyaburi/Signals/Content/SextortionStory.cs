using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>The writer says to have broken into the device and filmed the reader, and wants money.</summary>
internal sealed class SextortionStory : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN04",
        Group = SignalGroup.ImpossibleDemand,
        Name = new("撮影したと脅す", "Claims to have filmed you"),
        Text = new(
            "端末に入り込んだ、撮影したと脅しています。同じ文面が大勢に送られており、実際に撮影されている見込みはほとんどありません。",
            "It claims to have broken into your device or filmed you. The same text goes to very many people; there is almost never a video."),
        IsImpossible = true,
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var phrasings = facts.IsOwnVoice() ? facts.Phrasings("sextortion") : 0;
        var paysInCoins = facts.HasAny("cryptoPay") || facts.Contact(ContactKind.Wallet) is not null;
        if (phrasings < 2 && !(phrasings == 1 && paysInCoins))
        {
            return null;
        }

        return Descriptor.At(facts.EvidenceOf(facts.Of("sextortion"))) with { Strength = phrasings >= 3 || paysInCoins ? 1 : 0.7 };
    }
}
