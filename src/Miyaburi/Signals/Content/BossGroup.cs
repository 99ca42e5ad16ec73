namespace Miyaburi.Signals.Content;

/// <summary>Somebody who calls himself the boss wants a chat group made and its QR code sent; transfers follow there.</summary>
internal sealed class BossGroup : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN05",
        Group = SignalGroup.ImpossibleDemand,
        Name = new("社長を名乗るLINEグループの依頼", "A boss who wants a LINE group"),
        Text = new(
            "LINEグループを作り、QRコードなどを送るよう求めています。社長や役員になりすまして送金させる手口と同じ流れです。",
            "It asks you to make a chat group and send its QR code: the way impersonated bosses lead staff to transfer money."),
        IsImpossible = true,
    };

    public Finding? Inspect(CaseFacts facts)
    {
        // Friends make groups too: it takes words of business, or a mail, which is how strangers ask.
        return facts.IsOwnVoice() && facts.HasAny("createGroup") && facts.HasAny("sendGroupQr") && (facts.HasAny("bossLine") || facts.Message.HasHeader)
            ? Descriptor.At(facts.EvidenceOf([.. facts.OfAny("createGroup", "sendGroupQr", "bossLine")]))
            : null;
    }
}
