using System.Collections.Immutable;
using Miyaburi.Recovery;

namespace Miyaburi.Reports;

/// <summary>A plan as JSON.</summary>
public sealed record PlanDocument
{
    /// <summary>The day it happened; deadlines count from it.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What was done.</summary>
    public required ImmutableArray<Exposure> Exposures { get; init; }

    /// <summary>Whether the person is a customer of the claimed brand.</summary>
    public required Customer Customer { get; init; }

    /// <summary>The steps in order.</summary>
    public required ImmutableArray<StepDocument> Steps { get; init; }

    /// <summary>The deadlines, earliest first.</summary>
    public required ImmutableArray<PlanDeadline> Deadlines { get; init; }

    /// <summary>What not to do.</summary>
    public required ImmutableArray<NoticeDocument> Donts { get; init; }

    /// <summary>What to keep before deleting anything.</summary>
    public required ImmutableArray<NoticeDocument> Evidence { get; init; }

    /// <summary>How to find out whether the message is real.</summary>
    public required ImmutableArray<NoticeDocument> Confirm { get; init; }

    /// <summary>The desks that the steps name.</summary>
    public required ImmutableArray<PlanContact> Contacts { get; init; }

    /// <summary>Notes for a call.</summary>
    public required ImmutableArray<MemoLine> Memo { get; init; }

    /// <summary>The pages the plan rests on.</summary>
    public required ImmutableArray<PlanSourceDocument> Sources { get; init; }

    /// <summary>The document of a plan.</summary>
    public static PlanDocument Of(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlanDocument
        {
            On = plan.Request.On,
            Exposures = [.. plan.Request.Exposures.Order()],
            Customer = plan.Request.Customer,
            Steps = [.. plan.Steps.Select(Step)],
            Deadlines = plan.Deadlines,
            Donts = [.. plan.Donts.Select(Notice)],
            Evidence = [.. plan.Evidence.Select(Notice)],
            Confirm = [.. plan.Confirm.Select(Notice)],
            Contacts = plan.Contacts,
            Memo = plan.Memo,
            Sources = [.. plan.Sources.Select(PlanSourceDocument.Of)],
        };
    }

    private static StepDocument Step(PlanStep step) => new(
        step.Id,
        step.Urgency,
        TextDocument.Of(step.Title),
        TextDocument.Of(step.Body),
        step.Why,
        [.. step.Details.Select(d => d.Text)],
        step.Deadline,
        step.Contacts,
        step.Support,
        [.. step.Sources.Select(s => s.Url)]);

    private static NoticeDocument Notice(PlanNotice notice) => new(
        notice.Id,
        TextDocument.Of(notice.Text),
        notice.Why,
        notice.Support,
        [.. notice.Sources.Select(s => s.Url)]);
}

/// <summary>A text in Japanese, English and plain Japanese.</summary>
public sealed record TextDocument(string Ja, string En, string Easy)
{
    internal static TextDocument Of(GuideText text) => new(text.Ja, text.En, text.Easy);
}

/// <summary>One thing to do.</summary>
public sealed record StepDocument(
    string Id,
    Urgency Urgency,
    TextDocument Title,
    TextDocument Body,
    Bilingual Why,
    ImmutableArray<Bilingual> Details,
    PlanDeadline? Deadline,
    ImmutableArray<string> Contacts,
    Support Support,
    ImmutableArray<string> Sources);

/// <summary>A thing not to do, to keep, or to know.</summary>
public sealed record NoticeDocument(string Id, TextDocument Text, Bilingual Why, Support Support, ImmutableArray<string> Sources);

/// <summary>A page a plan rests on.</summary>
public sealed record PlanSourceDocument(string Url, string Owner, string? Title, bool IsOwner, string? Published, DateOnly Checked)
{
    /// <summary>The document of a page.</summary>
    public static PlanSourceDocument Of(PlanSource source) => new(
        source.Url, source.Owner, source.Title, source.Status is SourceStatus.Official, source.Published, source.Checked);
}
