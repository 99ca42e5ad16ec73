using Miyaburi.Links;

namespace Miyaburi.Signals.Sender;

/// <summary>Japanese text from a top-level domain common among scams. A weak hint.</summary>
internal sealed class JapaneseFromAbusedDomain : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "SE12",
        Group = SignalGroup.Sender,
        Name = new("詐欺に多い送信元の種類", "Sender domain ending common in scams"),
        Text = new(
            "日本語の案内ですが、送信元「{host}」の末尾は、日本語の詐欺に多く使われている種類です。",
            "The text is Japanese, but the sender's domain {host} has an ending common in scams written in Japanese."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        return facts.IsJapanese && (facts.Sender.Traits & HostTraits.AbusedTld) != 0 && facts.Sender is { Host: { } host, Owners.IsEmpty: true } && facts.SenderEvidence() is { } sender
            ? Descriptor.At(sender, ("host", Defang.Host(host)))
            : null;
    }
}
