namespace Miyaburi.Signals.Content;

/// <summary>Somebody who calls himself the boss wants a chat group made and its QR code sent; transfers follow there.</summary>
internal sealed class BossGroup : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "IN05",
        Group = SignalGroup.Intent,
        Name = new("社長を名乗るLINEグループの依頼", "A boss who wants a LINE group"),
        Text = new(
            "LINEグループを作り、QRコードなどを送るよう求めています。社長や役員になりすまして送金させる手口と同じ流れです。",
            "It asks you to make a chat group and send its QR code: the way impersonated bosses lead staff to transfer money."),
    };

    public Finding? Inspect(CaseFacts facts)
    {
        if (!facts.IsOwnVoice() || !facts.HasAny("createGroup"))
        {
            return null;
        }

        var sends = facts.HasAny("sendGroupQr");
        var business = facts.HasAny("bossLine");
        return sends || business
            ? Descriptor.At(facts.EvidenceOf([.. facts.OfAny("createGroup", "sendGroupQr", "bossLine")])) with { Strength = sends ? 1 : 0.6 }
            : null;
    }
}
