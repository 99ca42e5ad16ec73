namespace Miyaburi.Signals.Markup;

/// <summary>
/// An attached SVG drawing with a link to a stranger: it opens in the browser as a web page that mail filters took for a
/// picture. Drawings that people send each other have no links.
/// </summary>
internal sealed class LinkInDrawing : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "MU12",
        Group = SignalGroup.Markup,
        Name = new("添付の画像ファイルの中のリンク", "Link inside an attached drawing"),
        Text = new(
            "添付の画像ファイル「{file}」の中に、「{host}」へ行くリンクが隠れています。",
            "The attached drawing {file} hides a link to {host}."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var files = facts.Message.Attachments;
        for (var i = 0; i < files.Length; i++)
        {
            var part = $"attachment{i + 1}";
            if (files[i].Kind is "svg" && facts.FirstLink(l => l.Link.PartId == part && l.Owners.IsEmpty && l.Host!.Site != facts.Sender.Host?.Site) is { } link)
            {
                return Descriptor.At(facts.EvidenceOf(link), ("file", files[i].FileName), ("host", Defang.Host(link.Host!)));
            }
        }

        return null;
    }
}
