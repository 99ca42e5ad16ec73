using Miyaburi.Messages;

namespace Miyaburi.Signals.Content;

/// <summary>An SMS in a brand’s name comes from a mobile or foreign number. Companies send from short codes, toll-free numbers or names.</summary>
internal sealed class BrandFromPersonalNumber : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "CP08",
        Group = SignalGroup.ContactPoint,
        Name = new("個人の番号から届いた会社名のSMS", "A company\u2019s SMS from a personal number"),
        Text = new(
            "{brand}を名乗っていますが、個人の携帯電話や海外の番号「{number}」から届いています。",
            "It claims to be {brand} but came from {number}, a mobile or foreign number."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (facts.Claims.Claimed is not { } brand || facts.Sender.Phone is not (PhoneKind.Mobile or PhoneKind.Foreign or PhoneKind.Ip) || facts.SenderEvidence() is not { } sender)
        {
            return null;
        }

        var number = PhoneNumbers.Normalize(sender.Quote);
        return brand.File.SmsSenders.Any(s => PhoneNumbers.Normalize(s.Id) == number) || facts.TextKind is TextKind.Warning
            ? null
            : Descriptor.At(sender, ("brand", brand.Names), ("number", number));
    }
}
