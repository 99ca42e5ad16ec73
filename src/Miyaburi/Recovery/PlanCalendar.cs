using System.Globalization;
using System.Text;

namespace Miyaburi.Recovery;

/// <summary>The deadlines of a plan as a calendar file (RFC 5545).</summary>
public static class PlanCalendar
{
    /// <summary>Octets of a content line, without the line break (RFC 5545 section 3.1).</summary>
    private const int LineOctets = 75;

    /// <summary>Renders the calendar, or null when the plan has no deadline. Lines end in CRLF.</summary>
    public static string? Render(Plan plan, Language language)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Deadlines.IsEmpty)
        {
            return null;
        }

        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Miyaburi//Recovery plan//EN");
        Line(text, "CALSCALE:GREGORIAN");
        foreach (var deadline in plan.Deadlines)
        {
            Event(text, plan, deadline, language);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Event(StringBuilder text, Plan plan, PlanDeadline deadline, Language language)
    {
        var step = plan.Steps.First(s => string.Equals(s.Id, deadline.StepId, StringComparison.Ordinal));
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{deadline.StepId}-{Date(deadline.Date)}-{Date(plan.Request.On)}@miyaburi");
        // The plan's day stands for the moment of writing: the engine has no clock, and the file stays the same.
        Line(text, $"DTSTAMP:{Date(plan.Request.On)}T000000Z");
        Line(text, $"DTSTART;VALUE=DATE:{Date(deadline.Date)}");
        Line(text, $"DTEND;VALUE=DATE:{Date(deadline.Date.AddDays(1))}");
        Line(text, $"SUMMARY:{Escape($"{PlanWords.Deadline.In(language)}: {deadline.Text.In(language)}")}");
        Line(text, $"DESCRIPTION:{Escape($"{step.Title.In(language)}\n{step.Body.In(language)}\n{PlanWords.Describe(deadline, language)}")}");
        Line(text, "TRANSP:TRANSPARENT");
        Line(text, "BEGIN:VALARM");
        Line(text, "ACTION:DISPLAY");
        Line(text, $"DESCRIPTION:{Escape(deadline.Text.In(language))}");
        Line(text, "TRIGGER:-P7D");
        Line(text, "END:VALARM");
        Line(text, "END:VEVENT");
    }

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>Writes one content line, folded so that no line passes 75 octets and no character is cut.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
