using System.Globalization;
using System.Text;
using Miyaburi.Recovery;

namespace Miyaburi.Reports;

/// <summary>A report as Markdown (CommonMark), for a ticket, a note or a chat.</summary>
public static class MarkdownReport
{
    private const string Special = "\\`*_[]<>|#~&!";

    /// <summary>Renders a report; lines end in LF.</summary>
    public static string Render(Report report, ReportOptions options, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(options);
        var outline = ReportOutline.Of(report, options, language);
        var text = new StringBuilder();
        text.Append("# ").Append(outline.Headline).Append("\n\n");
        foreach (var line in new[] { options.Source ?? "", outline.Subline, outline.Wants, outline.Restraint }.Where(l => l.Length > 0))
        {
            text.Append(Escape(line)).Append("\n\n");
        }

        foreach (var section in outline.Sections)
        {
            Section(text, section);
        }

        foreach (var line in outline.Footer)
        {
            text.Append('_').Append(Escape(line)).Append("_\n\n");
        }

        if (options.Plan is { } plan)
        {
            text.Append(PlanMarkdown.Render(plan, language));
        }

        return text.ToString();
    }

    private static void Section(StringBuilder text, OutlineSection section)
    {
        text.Append("## ").Append(Escape(section.Heading)).Append("\n\n");
        var number = section.First;
        foreach (var item in section.Items)
        {
            var bullet = number is { } n ? string.Create(CultureInfo.InvariantCulture, $"{n}. ") : "- ";
            number++;
            text.Append(bullet).Append(Escape(item.Text)).Append('\n');
            foreach (var note in item.Notes)
            {
                text.Append(' ', bullet.Length).Append("- ").Append(Escape(note)).Append('\n');
            }
        }

        text.Append('\n');
    }

    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length + 8);
        foreach (var c in TerminalText.Safe(value))
        {
            if (Special.Contains(c, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
