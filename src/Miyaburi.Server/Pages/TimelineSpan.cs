using System.Collections.Immutable;
using System.Globalization;
using Miyaburi.Reports;

namespace Miyaburi.Server.Pages;

/// <summary>How long a stretch of a calendar is.</summary>
internal enum SpanKind
{
    /// <summary>A whole year.</summary>
    Year,

    /// <summary>A whole month.</summary>
    Month,

    /// <summary>Any days.</summary>
    Days,
}

/// <summary>A stretch of days, first and last included. Whole years and months are called so.</summary>
internal readonly record struct TimelineSpan(DateOnly From, DateOnly To)
{
    private static readonly ImmutableArray<string> Forms = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    private bool IsYears => From is { Month: 1, Day: 1 } && To is { Month: 12, Day: 31 };

    private bool IsMonths => From.Day == 1 && To.Day == DateTime.DaysInMonth(To.Year, To.Month);

    /// <summary>What it is.</summary>
    internal SpanKind Kind => IsYears && From.Year == To.Year ? SpanKind.Year
        : IsMonths && (From.Year, From.Month) == (To.Year, To.Month) ? SpanKind.Month
        : SpanKind.Days;

    /// <summary>In an address, as short as it can be said.</summary>
    internal string Query
    {
        get
        {
            var form = IsYears ? "yyyy" : IsMonths ? "yyyy-MM" : "yyyy-MM-dd";
            return $"from={From.ToString(form, CultureInfo.InvariantCulture)}&to={To.ToString(form, CultureInfo.InvariantCulture)}";
        }
    }

    /// <summary>The year that a day lies in.</summary>
    internal static TimelineSpan YearOf(DateOnly day) => new(new(day.Year, 1, 1), new(day.Year, 12, 31));

    /// <summary>The month that a day lies in.</summary>
    internal static TimelineSpan MonthOf(DateOnly day) => new(new(day.Year, day.Month, 1), new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    /// <summary>What an address names, from a year, month or day to another; null when it names none. What is turned round is turned back.</summary>
    internal static TimelineSpan? Of(string? from, string? to)
    {
        if (Named(from) is not { } first || Named(to) is not { } last)
        {
            return null;
        }

        return first.From <= last.From ? new(first.From, last.To) : new(last.From, first.To);
    }

    internal bool Holds(DateOnly day) => day >= From && day <= To;

    /// <summary>A stretch of the same kind, or of as many days, that ends with a day or holds it.</summary>
    internal TimelineSpan EndingWith(DateOnly day) => Kind switch
    {
        SpanKind.Year => YearOf(day),
        SpanKind.Month => MonthOf(day),
        _ => new(DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - Length)), day),
    };

    /// <summary>A stretch of the same kind, or of as many days, that begins with a day or holds it.</summary>
    internal TimelineSpan BeginningWith(DateOnly day) => Kind switch
    {
        SpanKind.Year => YearOf(day),
        SpanKind.Month => MonthOf(day),
        _ => new(day, DateOnly.FromDayNumber(Math.Min(DateOnly.MaxValue.DayNumber, day.DayNumber + Length))),
    };

    /// <summary>What it is called.</summary>
    internal string Name(HtmlView view)
    {
        var say = new Sayer(view);
        var month = From.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return Kind switch
        {
            SpanKind.Year => say.Of($"{From.Year}年", $"{From.Year}"),
            SpanKind.Month => say.Of($"{From.Year}年{From.Month}月", month),
            _ => From == To ? WaveSentences.Iso(From) : $"{WaveSentences.Iso(From)} – {WaveSentences.Iso(To)}",
        };
    }

    private int Length => To.DayNumber - From.DayNumber;

    private static TimelineSpan? Named(string? text)
    {
        foreach (var form in Forms)
        {
            if (DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return form.Length switch { 4 => YearOf(day), 7 => MonthOf(day), _ => new(day, day) };
            }
        }

        return null;
    }
}

/// <summary>A period that a chart shows.</summary>
/// <param name="Id">In the address; null when the address names none.</param>
/// <param name="Days">Days up to today, or null.</param>
/// <param name="Span">From one day to another, or null.</param>
internal sealed record TimelineRange(string? Id, int? Days = null, TimelineSpan? Span = null)
{
    /// <summary>From the first record to today.</summary>
    internal static readonly TimelineRange All = new("all");

    /// <summary>From the first record to the last.</summary>
    internal static readonly TimelineRange Seen = new("seen");

    /// <summary>What shows most.</summary>
    internal static readonly TimelineRange Usual = new(Id: null);

    /// <summary>Periods up to today, the shortest first.</summary>
    internal static ImmutableArray<TimelineRange> Recent { get; } = [new("30d", 30), new("1y", 365)];

    /// <summary>The period that an address names; the usual one when it names none.</summary>
    internal static TimelineRange Of(IQueryCollection query) => TimelineSpan.Of(query["from"], query["to"]) is { } span
        ? new(Id: null, Span: span)
        : Recent.Add(All).Add(Seen).FirstOrDefault(r => r.Id == query["range"]) ?? Usual;
}
