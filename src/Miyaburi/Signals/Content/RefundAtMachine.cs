namespace Miyaburi.Signals.Content;

/// <summary>Money is to be paid back, and the reader is sent to a cash machine for it.</summary>
internal sealed class RefundAtMachine : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IM06",
        Group = SignalGroup.ImpossibleDemand,
        Name = new("ATMで還付金を受け取らせる", "A refund at a cash machine"),
        Text = new(
            "還付や返金のためにATMへ行かせようとしています。ATMの操作で還付金を受け取ることはできません。お金を振り込ませる還付金詐欺です。",
            "It sends you to a cash machine for a refund. No refund can be received there; you would be transferring money away."),
        IsImpossible = true,
    };

    public Finding? Inspect(CaseFacts facts)
    {
        return facts.IsOwnVoice() && facts.HasAny("cashMachine") && facts.HasAny("refund", "benefit") && !facts.HasAny("neverAsks")
            ? Descriptor.At(facts.EvidenceOf([.. facts.OfAny("refund", "cashMachine")]))
            : null;
    }
}
