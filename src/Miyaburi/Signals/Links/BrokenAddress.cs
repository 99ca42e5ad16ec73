using Miyaburi.Links;
using Miyaburi.Messages;

namespace Miyaburi.Signals.Links;

/// <summary>An address in an SMS is written broken, so that filters do not see it and a person puts it together.</summary>
internal sealed class BrokenAddress : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LD15",
        Group = SignalGroup.LinkDisguise,
        Name = new("崩して書いたアドレス", "Address written broken"),
        Text = new(
            "アドレスがわざと崩して書かれています({host})。迷惑メッセージ対策を避けるための書き方です。",
            "The address ({host}) is written broken on purpose, which keeps filters from seeing it."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.Message is { HasHeader: false, Kind: not MessageKind.Url } ? facts.FirstTrick(UrlTrick.Repaired) : null;
        return link is null || facts.TextKind is TextKind.Warning ? null : Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!)));
    }
}
