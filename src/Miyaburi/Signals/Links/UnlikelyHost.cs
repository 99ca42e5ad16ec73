namespace Miyaburi.Signals.Links;

/// <summary>The host model finds the spelling of a host typical of scams.</summary>
internal sealed class UnlikelyHost : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "LI06",
        Group = SignalGroup.LinkInfrastructure,
        Name = new("使い捨てに見えるアドレス", "Throw-away looking address"),
        Text = new(
            "リンク先「{host}」の綴りは、使い捨ての詐欺サイトによく見られるものです。",
            "The link goes to {host}, spelled the way throw-away scam sites are."),
    };

    /// <summary>Log-odds in nats at which the signal has about two thirds of its weight; it approaches the whole without ever being flat.</summary>
    private const double Scale = 4;

    /// <summary>Log-odds in nats below which many honest addresses lie.</summary>
    private const double Least = 1;

    public Finding? Inspect(CaseFacts facts)
    {
        var link = facts.Links.Where(l => l.IsFollowable && l.Host is not null).MaxBy(l => l.HostScore);
        if (link is not { HostScore: > Least })
        {
            return null;
        }

        return Descriptor.At(facts.EvidenceOf(link), ("host", Defang.Host(link.Host!))) with { Strength = 1 - Math.Exp((Least - link.HostScore) / Scale) };
    }
}
