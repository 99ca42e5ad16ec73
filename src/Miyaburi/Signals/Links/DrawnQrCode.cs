using Miyaburi.Messages;

namespace Miyaburi.Signals.Links;

/// <summary>The link is a QR code drawn with characters or table cells, where programs look for neither address nor picture.</summary>
internal sealed class DrawnQrCode : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD16",
        Group = SignalGroup.LinkDisguise,
        Name = new("文字で描いたQRコード", "QR code drawn with characters"),
        Text = new(
            "文字や表のマス目で描いたQRコードの中に、「{host}」へのリンクが隠されています。迷惑メール対策に見つからないようにする方法です。",
            "A QR code drawn with characters or table cells hides a link to {host}. It is a way past filters."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.FirstLink(l => l.Link.Target is TargetKind.QrCode && l.Owners.IsEmpty);
        return link is null ? null : Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)));
    }
}
