namespace Miyaburi.Signals.Sender;

/// <summary>The host model finds the From domain spelled as throw-away domains are.</summary>
internal sealed class UnlikelySenderDomain : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "SE09",
        Group = SignalGroup.Sender,
        Name = new("使い捨てに見える送信元", "Throw-away looking sender"),
        Text = new(
            "送信元のドメイン「{host}」の綴りは、使い捨ての詐欺用ドメインによく見られるものです。",
            "The sender's domain {host} is spelled the way throw-away scam domains are."),
    };

    /// <summary>Log-odds in nats at which the signal has its full weight.</summary>
    private const double FullScore = 6;

    public Finding? Inspect(CaseFacts facts)
    {
        return facts.Sender is { HostScore: > 0, Host: { } host } && facts.SenderEvidence() is { } sender
            ? Descriptor.At(sender, ("host", Defang.Host(host))) with { Strength = Math.Min(1, facts.Sender.HostScore / FullScore) }
            : null;
    }
}
