using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Miyaburi.Recovery;

/// <summary>What to do, in order, for exactly what was done and typed.</summary>
public sealed record Plan
{
    /// <summary>What it was made for.</summary>
    public required PlanRequest Request { get; init; }

    /// <summary>The steps by urgency; only urgencies that have steps.</summary>
    public required ImmutableArray<PlanSection> Sections { get; init; }

    /// <summary>What not to do.</summary>
    public required ImmutableArray<PlanNotice> Donts { get; init; }

    /// <summary>What to keep before anything is deleted.</summary>
    public required ImmutableArray<PlanNotice> Evidence { get; init; }

    /// <summary>How to find out safely whether the message is real.</summary>
    public required ImmutableArray<PlanNotice> Confirm { get; init; }

    /// <summary>The desks that the steps name, in the order of their first use.</summary>
    public required ImmutableArray<PlanContact> Contacts { get; init; }

    /// <summary>The deadlines, earliest first.</summary>
    public required ImmutableArray<PlanDeadline> Deadlines { get; init; }

    /// <summary>Notes for the police and the companies (who, when, where, what, how), filled from the answers.</summary>
    public required ImmutableArray<MemoLine> Memo { get; init; }

    /// <summary>Every page the plan rests on, each once.</summary>
    public required ImmutableArray<PlanSource> Sources { get; init; }

    /// <summary>All steps in order.</summary>
    public IEnumerable<PlanStep> Steps => Sections.SelectMany(s => s.Steps);
}

/// <summary>The steps of one urgency.</summary>
/// <param name="Urgency">How soon they matter.</param>
/// <param name="Steps">The steps in order.</param>
public sealed record PlanSection(Urgency Urgency, ImmutableArray<PlanStep> Steps);

/// <summary>How well a sentence is supported.</summary>
public enum Support
{
    /// <summary>Read on the organisation's own page.</summary>
    Official,

    /// <summary>Inferred from facts that are named.</summary>
    Derived,

    /// <summary>Read on somebody else's page; not certain.</summary>
    SecondHand,
}

/// <summary>One thing to do.</summary>
public sealed record PlanStep
{
    /// <summary>Stable identifier.</summary>
    public required string Id { get; init; }

    /// <summary>How soon it matters.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>What to do.</summary>
    public required GuideText Title { get; init; }

    /// <summary>How to do it.</summary>
    public required GuideText Body { get; init; }

    /// <summary>Why it helps.</summary>
    public required Bilingual Why { get; init; }

    /// <summary>What made the step necessary, when several things did.</summary>
    public required ImmutableArray<Bilingual> Causes { get; init; }

    /// <summary>Further sentences, each with its own support.</summary>
    public required ImmutableArray<PlanDetail> Details { get; init; }

    /// <summary>By when, or null.</summary>
    public PlanDeadline? Deadline { get; init; }

    /// <summary>Identifiers of its desks in <see cref="Plan.Contacts"/>.</summary>
    public required ImmutableArray<string> Contacts { get; init; }

    /// <summary>Whether it yields something to keep as evidence.</summary>
    public required bool Evidence { get; init; }

    /// <summary>How well it is supported.</summary>
    public required Support Support { get; init; }

    /// <summary>For an inference: the facts it rests on.</summary>
    public Bilingual? RestsOn { get; init; }

    /// <summary>The pages it rests on.</summary>
    public required ImmutableArray<PlanSource> Sources { get; init; }

    /// <summary>The key under which it was merged, or null.</summary>
    public string? MergeKey { get; init; }
}

/// <summary>A sentence that belongs to a step.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Support">How well it is supported.</param>
/// <param name="Sources">The pages it rests on.</param>
/// <param name="Url">A page the person may type or bookmark, or null.</param>
public sealed record PlanDetail(Bilingual Text, Support Support, ImmutableArray<PlanSource> Sources, string? Url = null);

/// <summary>A thing not to do, to keep, or to know.</summary>
/// <param name="Id">Stable identifier.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Why">Why.</param>
/// <param name="Support">How well it is supported.</param>
/// <param name="Sources">The pages it rests on.</param>
public sealed record PlanNotice(string Id, GuideText Text, Bilingual Why, Support Support, ImmutableArray<PlanSource> Sources);

/// <summary>A limit with its date.</summary>
/// <param name="StepId">The step it belongs to.</param>
/// <param name="Date">The last day.</param>
/// <param name="Text">What must be done by then.</param>
/// <param name="Usual">True when companies differ and this is only the usual length.</param>
/// <param name="Cautious">True when the day to count from is not known, so that the day it happened was used: an earlier, safe date.</param>
/// <param name="Easy">What must be done by then, in plain Japanese.</param>
public sealed record PlanDeadline(string StepId, DateOnly Date, Bilingual Text, bool Usual, bool Cautious, [property: JsonIgnore] string Easy);

/// <summary>One line of the memo.</summary>
/// <param name="Label">What is asked.</param>
/// <param name="Value">The answer so far; null when the person must fill it in.</param>
/// <param name="Easy">What is asked, in plain Japanese.</param>
public sealed record MemoLine(Bilingual Label, Bilingual? Value, [property: JsonIgnore] string Easy);
