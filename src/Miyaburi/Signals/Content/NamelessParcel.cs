using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>A parcel notice that names neither the parcel nor its sender.</summary>
internal sealed class NamelessParcel : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN17",
        Group = SignalGroup.Intent,
        Name = new("荷物の番号も差出人もない不在通知", "A parcel notice without parcel or sender"),
        Text = new(
            "荷物の番号も差出人も書かずに「{quote}」と知らせています。宅配会社の不在連絡は紙の不在票かアプリで届きます。",
            "It says \"{quote}\" without naming the parcel or its sender. Carriers leave a paper slip or use their app."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var parcels = facts.Of("delivery");
        if (parcels.IsEmpty || !facts.IsOwnVoice() || !facts.IsShortText() || facts.HasAny("parcelDetails") || facts.IsAllClaimed())
        {
            return null;
        }

        var away = facts.LeadsAway();
        if (!away && facts.Parts.Any(p => HoldsParcelNumber(p.Text.Folded)))
        {
            return null;
        }

        var acts = away || facts.HasAny("openLink", "enterPersonal", "pay", "install") || (facts.HasAny("call") && facts.Phone(PhoneKinds.Personal) is not null) || facts.Phrasings("delivery") >= 2;
        return acts && (facts.IsJapanese || away)
            ? Descriptor.At(facts.EvidenceOf(parcels), ("quote", facts.Quote(parcels[0].PartId, parcels[0].Range))) with { Strength = away ? 1 : facts.NamesOtherWay() || SaysWho(facts) ? 0.2 : 0.8 }
            : null;
    }

    /// <summary>Whether an SMS comes from a name in letters, or says in its first words who writes (「〇〇配送センターです。」).</summary>
    private static bool SaysWho(CaseFacts facts)
    {
        if (facts.Message.From is { Name: [not ('+' or (>= '0' and <= '9')), ..] })
        {
            return true;
        }

        var body = facts.Parts.FirstOrDefault(p => p.Part.Role is PartRole.Body)?.Text.Folded ?? "";
        var end = body.IndexOfAny('。', '\n', ':');
        var name = body.AsSpan(0, Math.Max(0, end));
        return name.Length is > 0 and <= LongestName && name.IndexOfAnyInRange('0', '9') < 0 && (body[end] == ':' || name.EndsWith("です"));
    }

    private const int LongestName = 30;

    /// <summary>A number as carriers write it, in three groups of four digits (4701-4348-3315).</summary>
    private static bool HoldsParcelNumber(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + ParcelNumber <= text.Length; i++)
        {
            if (IsGroup(text, i) && text[i + 4] == '-' && IsGroup(text, i + 5) && text[i + 9] == '-' && IsGroup(text, i + 10))
            {
                return true;
            }
        }

        return false;
    }

    private const int ParcelNumber = 14;

    private static bool IsGroup(ReadOnlySpan<char> text, int at) => !text.Slice(at, 4).ContainsAnyExceptInRange('0', '9');
}
