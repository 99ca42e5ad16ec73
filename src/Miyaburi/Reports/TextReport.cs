using System.Globalization;
using Miyaburi.Recovery;
using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>How text is to be laid out.</summary>
public sealed record TextStyle
{
    /// <summary>The language.</summary>
    public required Language Language { get; init; }

    /// <summary>Columns.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Whether bold, underline and colour may be used; otherwise evidence is marked by brackets.</summary>
    public bool IsStyled { get; init; }
}

/// <summary>A report as text for a terminal or a printed page.</summary>
public static class TextReport
{
    /// <summary>Renders a report; lines end in LF.</summary>
    public static string Render(Report report, ReportOptions options, TextStyle style)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(style);
        var outline = ReportOutline.Of(report, options, style.Language);
        var page = new Page(style.Width, style.IsStyled);
        if (options.Source is { } source)
        {
            page.Add("", new Piece(source, Look.Faint));
            page.Blank();
        }

        page.Add("", new Piece(outline.Headline, outline.Level switch
        {
            Level.Scam => Look.Alarm,
            Level.Suspicious => Look.Caution,
            _ => Look.Strong,
        }));
        foreach (var line in new[] { outline.Subline, outline.Wants, outline.Restraint }.Where(l => l.Length > 0))
        {
            page.Add("", new Piece(line));
        }

        page.Blank();
        page.Add("", new Piece($"■ {ReportWords.Message.In(style.Language)}", Look.Strong));
        MessageView.Render(page, report, style);
        foreach (var section in outline.Sections)
        {
            Section(page, section);
        }

        page.Blank();
        foreach (var line in outline.Footer)
        {
            page.Add("", new Piece(line, Look.Faint));
        }

        if (options.Plan is { } plan)
        {
            page.Blank();
            page.Add("", new Piece(new string('─', Math.Min(style.Width, 80) / 2)));
            page.Raw(PlanText.Render(plan, style.Language, Wording.Usual, style.Width));
        }

        return page.ToString();
    }

    private static void Section(Page page, OutlineSection section)
    {
        page.Blank();
        page.Add("", new Piece($"■ {section.Heading}", Look.Strong));
        var number = section.First;
        foreach (var item in section.Items)
        {
            page.Add(number is { } n ? string.Create(CultureInfo.InvariantCulture, $"{n,3}. ") : "  ・ ", new Piece(item.Text));
            number++;
            foreach (var note in item.Notes)
            {
                page.Add("     ", new Piece(note, Look.Faint));
            }
        }
    }
}
