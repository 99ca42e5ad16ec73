using Miyaburi.Messages;

namespace Miyaburi.Signals.Markup;

/// <summary>A QR code drawn with text or a table leads to a stranger's host.</summary>
internal sealed class QrCodeElsewhere : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "MU09",
        Group = SignalGroup.Markup,
        Name = new("文字で描いたQRコード", "QR code drawn with text"),
        Text = new(
            "文字で描かれたQRコードの行き先は「{host}」です。リンクを調べられないようにする手口です。",
            "A QR code drawn with text leads to {host}. This keeps the link from being checked."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.FirstLink(l => l.Link.Target is TargetKind.QrCode && l.Owners.IsEmpty);
        return link is null ? null : Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)));
    }
}
