using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Text;

namespace Miyaburi.Reports;

/// <summary>Shows the message with the places that the reasons rest on marked and numbered; long texts in excerpts.</summary>
internal static class MessageView
{
    private const int LinesWhole = 24;
    private const int LinesMost = 40;
    private const int UnitsWhole = 400;
    private const int UnitsAround = 60;

    internal static void Render(Page page, Report report, TextStyle style)
    {
        var places = Places(report);
        var message = report.Facts.Message;
        if (message.From is { } from)
        {
            var address = from.Address.Length == 0 || from.Address == from.Name ? "" : $" <{Defanged.Text(from.Address)}>";
            var name = message.Parts.FirstOrDefault(p => p.Role is PartRole.SenderName);
            Line(page, $"  {ReportWords.From.In(style.Language)}: ", name?.Text ?? "", name is null ? [] : Of(places, name.Id), style, address);
        }

        foreach (var part in message.Parts)
        {
            if (part.Role is PartRole.Subject)
            {
                Line(page, $"  {ReportWords.Subject.In(style.Language)}: ", part.Text, Of(places, part.Id), style);
            }
        }

        foreach (var part in message.Parts)
        {
            var marks = Of(places, part.Id);
            if (part.Role is PartRole.Body || (part.Role is not (PartRole.Subject or PartRole.SenderName) && marks.Count > 0))
            {
                Body(page, part, marks, style);
            }
        }
    }

    /// <summary>Places with the number of their reason, in the order of the text; those of the main reasons, as more would hide the text.</summary>
    private static List<Mark> Places(Report report)
    {
        var marks = new List<Mark>();
        var number = 0;
        foreach (var reason in Reasons.Of(report).Main)
        {
            number++;
            AddMerged(marks, reason.Finding.Evidence, number);
        }

        return [.. marks.DistinctBy(m => (m.Part, m.Range, m.Number)).OrderBy(m => m.Range.Start).ThenBy(m => m.Number)];
    }

    /// <summary>Adds the places of one reason; those that overlap are one place to the reader.</summary>
    private static void AddMerged(List<Mark> marks, ImmutableArray<Evidence> evidence, int number)
    {
        var first = marks.Count;
        foreach (var place in evidence.Where(e => e.Range.Length > 0).OrderBy(e => e.PartId, StringComparer.Ordinal).ThenBy(e => e.Range.Start))
        {
            if (marks.Count > first && marks[^1] is var last && last.Part == place.PartId && place.Range.Start < last.Range.End)
            {
                marks[^1] = last with { Range = new(last.Range.Start, Math.Max(last.Range.End, place.Range.End) - last.Range.Start) };
                continue;
            }

            marks.Add(new Mark(place.PartId, place.Range, number));
        }
    }

    private static List<Mark> Of(List<Mark> marks, string part) => marks.FindAll(m => m.Part == part);

    private static void Body(Page page, MessagePart part, List<Mark> marks, TextStyle style)
    {
        if (part.Role is not PartRole.Body)
        {
            page.Add("  ", new Piece($"[{ReportWords.PartName(part.Role).In(style.Language)}]", Look.Faint));
        }

        var lines = MessageLines.Of(part.Text);
        var shown = MessageLines.Choose(lines, marks.ConvertAll(m => m.Range), LinesWhole, LinesMost);
        var skipped = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!shown[i])
            {
                skipped++;
                continue;
            }

            Skipped(page, skipped, style);
            skipped = 0;
            var line = lines[i];
            // A place that goes on in the next line has its numbers there.
            var within = marks.FindAll(m => m.Range.Overlaps(line)).ConvertAll(m => m with { Range = Clip(m.Range, line), GoesOn = m.Range.End > line.End });
            Line(page, "  │ ", part.Text.Substring(line.Start, line.Length), within, style);
        }

        Skipped(page, skipped, style);
    }

    private static void Skipped(Page page, int lines, TextStyle style)
    {
        if (lines > 0)
        {
            var count = lines.ToString(CultureInfo.InvariantCulture);
            page.Add("  │ ", new Piece(style.Language is Language.En ? $"… ({count} lines left out)" : $"…({count}行省略)", Look.Faint));
        }
    }

    private static TextRange Clip(TextRange range, TextRange line)
    {
        var start = Math.Max(range.Start, line.Start) - line.Start;
        return new(start, Math.Min(range.End, line.End) - line.Start - start);
    }

    private static void Line(Page page, string lead, string text, List<Mark> marks, TextStyle style, string behind = "")
    {
        var pieces = new List<Piece>();
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var hidden = text.Length > UnitsWhole ? MessageLines.Hidden(text.Length, i, marks.ConvertAll(m => m.Range), UnitsAround) : 0;
            if (hidden > 0)
            {
                plain.Append(" … ");
                i += hidden;
                continue;
            }

            var inside = marks.Exists(m => m.Range.Start <= i && i < m.Range.End);
            if (inside != (pieces.Count % 2 == 1))
            {
                Flush(pieces, plain, style);
            }

            var taken = i;
            Defanged.AppendUnit(plain, text, i);
            i++;
            if (char.IsHighSurrogate(text[taken]) && i < text.Length)
            {
                plain.Append(text[i++]);
            }

            if (marks.Exists(m => m.Range.End == i && !m.GoesOn))
            {
                AppendNumbers(pieces, plain, marks, i, style);
            }
        }

        Flush(pieces, plain, style);
        pieces.Add(new Piece(behind));
        page.Add(lead, lead[^2] is '│' ? lead : new string(' ', CellWidth.Of(lead)), [.. pieces]);
    }

    private static void AppendNumbers(List<Piece> pieces, StringBuilder plain, List<Mark> marks, int end, TextStyle style)
    {
        var numbers = marks.FindAll(m => m.Range.End == end && !m.GoesOn).Select(m => m.Number).Distinct().Order();
        Flush(pieces, plain, style);
        plain.Append('[').AppendJoin(',', numbers).Append(']');
        if (pieces.Count % 2 == 1)
        {
            // Another marked place goes on here: the number belongs to the plain pieces, so two are added.
            pieces.Add(new Piece(plain.ToString()));
            plain.Clear();
        }
    }

    /// <summary>Pieces alternate between plain and marked, beginning with plain.</summary>
    private static void Flush(List<Piece> pieces, StringBuilder plain, TextStyle style)
    {
        var isMarked = pieces.Count % 2 == 1;
        var text = plain.ToString();
        pieces.Add(!isMarked ? new Piece(text) : style.IsStyled || text.Length == 0 ? new Piece(text, Look.Evidence) : new Piece($"〔{text}〕"));
        plain.Clear();
    }

    private sealed record Mark(string Part, TextRange Range, int Number, bool GoesOn = false);
}
