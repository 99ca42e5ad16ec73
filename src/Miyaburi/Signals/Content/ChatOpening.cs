using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>A wrong number, an old acquaintance or a friend with a new phone opens a chat; alone it says little, with a demand for a code, money or another chat much.</summary>
internal sealed class ChatOpening : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN06",
        Group = SignalGroup.Intent,
        Name = new("間違い連絡や知人を装う切り出し", "Opening of a stranger posing as an acquaintance"),
        Text = new(
            "間違い連絡や知人を装って会話を始めています。乗っ取りや投資・ロマンス詐欺の入口によく使われます。",
            "It opens a chat as if by mistake or as an acquaintance: often the way into account theft, investment or romance scams."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (!facts.IsOwnVoice() || !facts.HasAny("wrongNumber") || facts.ReadLength() > MostCharacters)
        {
            return null;
        }

        var wants = facts.HasAny("addLine", "pay", "investment", "cryptoPay", "familyEmergency") || facts.AsksForSecret() || facts.Contact(ContactKind.LineId) is not null;
        var phrasings = facts.Phrasings("wrongNumber");
        return wants || phrasings >= 2 || facts.HasAny("replyInfo")
            ? Descriptor.At(facts.EvidenceOf(facts.Of("wrongNumber"))) with { Strength = wants ? 1 : 0.6 }
            : null;
    }

    /// <summary>Openings are short.</summary>
    private const int MostCharacters = 400;
}
