using System.Collections.Immutable;
using System.ComponentModel;
using Miyaburi.Reports;

namespace Miyaburi.Server.Api;

/// <summary>What a plan is asked for.</summary>
internal sealed record PlanBody
{
    /// <summary>What was done.</summary>
    [Description("What was done, as GET /v1/exposures lists it; empty when the message only came.")]
    public required ImmutableArray<string> Did { get; init; }

    /// <summary>The company the message names.</summary>
    [Description("Id of the company the message names, as GET /v1/brands lists them.")]
    public string? Brand { get; init; }

    /// <summary>Whether the person is a customer of it.</summary>
    [Description("Whether the person is a customer of it: yes, no or unknown.")]
    public string? Customer { get; init; }

    /// <summary>The day it happened.</summary>
    [Description("The day it happened, from which deadlines count; today in Japan when missing.")]
    public string? On { get; init; }

    /// <summary>The day the bill with the strange charge was notified.</summary>
    [Description("The day the bill with the strange charge was notified, when known.")]
    public string? StatementOn { get; init; }

    /// <summary>The way the message came.</summary>
    [Description("sms, mail, phone, chat, web or unknown.")]
    public string? Channel { get; init; }

    /// <summary>Lures of the message.</summary>
    [Description("Lure ids of the report, such as unpaidBill.")]
    public ImmutableArray<string>? Lures { get; init; }

    internal ChoiceContext ToChoices() => new()
    {
        Did = Words.Did(Did),
        Brand = Words.Brand(Brand),
        Customer = Words.Customer(Customer),
        On = Words.Day("on", On),
        StatementOn = Words.Day("statementOn", StatementOn),
        Channel = Words.Channel(Channel),
        Lures = Words.Lures(Lures ?? []),
    };
}
