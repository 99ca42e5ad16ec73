using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>A company’s name leads to a private LINE or other chat.</summary>
internal sealed class BrandToLine : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "CP04",
        Group = SignalGroup.ContactPoint,
        Name = new("会社を名乗って個人のLINEへ誘う", "A company that moves to a private chat"),
        Text = new(
            "{brand}を名乗りながら、個人のLINEなどのチャットへ移らせようとしています。",
            "In the name of {brand} it moves you to a private chat such as LINE."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Claims.Claimed is not { } brand || !facts.IsOwnVoice() || facts.HasAny("officialLine") || facts.IsAllClaimed())
        {
            return null;
        }

        var id = facts.Contact(ContactKind.LineId);
        var adds = facts.Of("addLine");
        return id is not null ? Descriptor.At(facts.EvidenceOf(id), ("brand", brand.Names))
            : adds.IsEmpty || !facts.IsShortText() ? null
            : Descriptor.At(facts.EvidenceOf(adds), ("brand", brand.Names)) with { Strength = 0.7 };
    }
}
