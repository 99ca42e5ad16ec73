using System.Collections.Immutable;

namespace Miyaburi.Recovery;

/// <summary>Whether the person has a contract with the company the message names.</summary>
public enum Customer
{
    /// <summary>Not asked, or not sure.</summary>
    Unknown,

    /// <summary>Has a contract or an account.</summary>
    Yes,

    /// <summary>Has none.</summary>
    No,
}

/// <summary>The way the message came.</summary>
public enum Channel
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>A short message on a mobile phone.</summary>
    Sms,

    /// <summary>An e-mail.</summary>
    Mail,

    /// <summary>A phone call.</summary>
    Phone,

    /// <summary>A chat: LINE, a social network, a flea market's messages.</summary>
    Chat,

    /// <summary>A page or a pop-up in the browser.</summary>
    Web,
}

/// <summary>What a plan is made for.</summary>
public sealed record PlanRequest
{
    /// <summary>What was done and typed. Empty counts as <see cref="Exposure.Received"/>.</summary>
    public required ImmutableHashSet<Exposure> Exposures { get; init; }

    /// <summary>The day it happened. Deadlines are counted from it.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The day the bill with the strange charge was notified, when the person knows it.</summary>
    public DateOnly? StatementOn { get; init; }

    /// <summary>Whether the person is a customer of the company the message names.</summary>
    public Customer Customer { get; init; }

    /// <summary>The company the message names, or null when none was recognised.</summary>
    public BrandAdvice? Brand { get; init; }

    /// <summary>Identifiers of the lures found in the message, such as <c>unpaidBill</c>.</summary>
    public ImmutableArray<string> Lures { get; init; } = [];

    /// <summary>The way the message came.</summary>
    public Channel Channel { get; init; }

    /// <summary>The reason that the message gave, for the memo; null when not known.</summary>
    public Bilingual? Reason { get; init; }
}
