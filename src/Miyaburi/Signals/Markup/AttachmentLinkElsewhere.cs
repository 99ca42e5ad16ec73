using Miyaburi.Messages;

namespace Miyaburi.Signals.Markup;

/// <summary>A calendar entry, PDF or picture in a brand's name leads to a stranger's host.</summary>
internal sealed class AttachmentLinkElsewhere : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "MU10",
        Group = SignalGroup.Markup,
        Name = new("添付ファイルの中の無関係のリンク", "Foreign link inside an attachment"),
        Text = new(
            "{brand}を名乗る添付ファイルの中のリンクは、{brand}と関係のない「{host}」へ行きます。",
            "In the name of {brand}, a link inside the attachment goes to {host}, which is not {brand}'s."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Claims.Claimed is not { } brand)
        {
            return null;
        }

        var link = facts.FirstLink(l => l.Link.Target is TargetKind.Attachment && l.Destination is Destination.Foreign);
        return link is null ? null : Descriptor.At(facts.EvidenceOf(link), ("brand", brand.Names), ("host", Defang.Host(link.Host!)));
    }
}
