using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>A Japanese message names a foreign phone number.</summary>
internal sealed class ForeignPhone : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "CP01",
        Group = SignalGroup.ContactPoint,
        Name = new("日本語の連絡に国際電話番号", "A foreign number in a Japanese message"),
        Text = new(
            "日本語の連絡なのに、国際電話番号「{number}」にかけさせようとしています。",
            "A Japanese message, yet it wants you to call {number}, a foreign number."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (!facts.IsJapanese || !facts.IsOwnVoice() || facts.Phone(PhoneKind.Foreign) is not { } point)
        {
            return null;
        }

        return facts.Claims.Claimed is not null || facts.IsShortText() || facts.HasAny("call", "unpaidBill", "legal", "securityAlert")
            ? Descriptor.At(facts.EvidenceOf(point), ("number", point.Value))
            : null;
    }
}
