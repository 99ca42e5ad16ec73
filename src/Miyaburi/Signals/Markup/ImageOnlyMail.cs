using Miyaburi.Messages;

namespace Miyaburi.Signals.Markup;

/// <summary>Next to no text and a linked picture: what it says escapes every filter.</summary>
internal sealed class ImageOnlyMail : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "MU02",
        Group = SignalGroup.Markup,
        Name = new("画像だけのメール", "Picture with a link and no text"),
        Text = new(
            "本文がほとんどなく、画像がリンク({host})になっています。文面を調べられないようにする手口です。",
            "There is hardly any text, and a picture is the link ({host}). This keeps the words from being checked."),
    };

    private const int MostLetters = 60;

    public Finding? Inspect(CaseFacts facts)
    {
        var markup = facts.Message.Markup;
        if (markup.LinkedImages == 0 || VisibleLetters(facts) > MostLetters)
        {
            return null;
        }

        var link = facts.FirstLink(l => l.Link.Target is TargetKind.Anchor && l.Owners.IsEmpty);
        return link is null ? null : Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)));
    }

    private static int VisibleLetters(CaseFacts facts) => facts.Parts
        .Where(p => p.Part.Role is PartRole.Body)
        .Sum(p => p.Part.Text.AsSpan().Count(' ') is var spaces ? p.Part.Text.AsSpan().Trim().Length - spaces : 0);
}
