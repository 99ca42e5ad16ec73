using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Recovery;

namespace Miyaburi.Reports;

/// <summary>What a plan is asked for: what is known of the message, and what was chosen so far. No text of the message.</summary>
public sealed record ChoiceContext
{
    /// <summary>Nothing known, nothing chosen.</summary>
    public static ChoiceContext None { get; } = new();

    /// <summary>The claimed brand, or null.</summary>
    public Brand? Brand { get; init; }

    /// <summary>Lure ids.</summary>
    public ImmutableArray<string> Lures { get; init; } = [];

    /// <summary>The way it came.</summary>
    public Channel Channel { get; init; }

    /// <summary>What was done.</summary>
    public ImmutableHashSet<Exposure> Did { get; init; } = [];

    /// <summary>Whether the person is a customer.</summary>
    public Customer Customer { get; init; }

    /// <summary>The day it happened, or null when not said.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The day the bill with the strange charge was notified, when known.</summary>
    public DateOnly? StatementOn { get; init; }

    /// <summary>What a judged message says of itself.</summary>
    public static ChoiceContext Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new ChoiceContext { Brand = report.ClaimedBrand, Lures = report.Verdict.Lures, Channel = PlanRequests.ChannelOf(report) };
    }

    /// <summary>The request for the plan.</summary>
    /// <param name="today">The day that counts when the person named none.</param>
    public PlanRequest ToRequest(DateOnly today) => new()
    {
        Exposures = Did,
        On = On ?? today,
        StatementOn = StatementOn,
        Customer = Customer,
        Brand = Brand is null ? null : PlanRequests.Advice(Brand, Lures, Channel switch { Channel.Mail => "mail", Channel.Sms => "sms", _ => null }),
        Lures = Lures,
        Channel = Channel,
        Reason = PlanRequests.ReasonOf(Lures),
    };
}
