using System.Text;
using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Text;

namespace Miyaburi.Reports;

/// <summary>The message with the places that the reasons rest on marked, each tied to its reason; long texts in excerpts.</summary>
internal static class HtmlMessage
{
    private const int LinesWhole = 24;
    private const int LinesMost = 40;
    private const int UnitsWhole = 400;
    private const int UnitsAround = 60;
    private const int UnitsMost = 4000;

    /// <summary>The marks of a report, for its main reasons: more would hide the text. Marks of one reason count from 1 in the order of its evidence.</summary>
    internal static List<Place> Places(Report report)
    {
        var places = new List<Place>();
        var reason = 0;
        foreach (var weighed in Reasons.Of(report).Main)
        {
            reason++;
            if (!IsAboutTheWhole(weighed.Finding))
            {
                places.AddRange(Places(weighed.Finding, reason));
            }
        }

        return places;
    }

    /// <summary>Whether a finding rests on the text as a whole: marking all of it would hide what the others rest on.</summary>
    internal static bool IsAboutTheWhole(Finding finding) => finding.Signal.Group is SignalGroup.TextModel;

    internal static Html Render(Report report, HtmlView view)
    {
        var message = report.Facts.Message;
        var places = Places(report);
        var parts = message.Parts
            .Where(p => p.Role is not (PartRole.Subject or PartRole.SenderName))
            .Where(p => p.Role is PartRole.Body || places.Exists(m => m.Part == p.Id))
            .Select(p => Part(p, places.FindAll(m => m.Part == p.Id), view));
        return HtmlFold.Section("message-view", view.Of(places.Count == 0 ? ReportWords.Message : ReportWords.MarkedMessage), Html.Of($"""
            <p class="hint">{(places.Count == 0 ? "" : view.Of("色の付いたところが、理由の根拠です。番号は理由の番号です。", "The marked places are what the reasons rest on; the numbers are those of the reasons. "))}{view.Of("リンクは開けないように書き換えてあります。", "Links are written so that they cannot be opened.")}</p>
            {Head(message, places, view)}<blockquote class="message">{parts}</blockquote>
            """));
    }

    private static IEnumerable<Place> Places(Finding finding, int reason)
    {
        var number = 0;
        foreach (var evidence in finding.Evidence.Where(e => e.Range.Length > 0).DistinctBy(e => (e.PartId, e.Range)))
        {
            number++;
            yield return new Place(evidence.PartId, evidence.Range, reason, number);
        }
    }

    private static Html Head(Message message, List<Place> places, HtmlView view)
    {
        var rows = new List<Html>();
        if (message.From is { } from)
        {
            var name = message.Parts.FirstOrDefault(p => p.Role is PartRole.SenderName);
            var address = from.Address.Length == 0 || from.Address == from.Name ? "" : $" <{TerminalText.Safe(Defanged.Text(from.Address))}>";
            var shown = name is null ? Html.Empty : Line(name.Text, places.FindAll(m => m.Part == name.Id), view);
            rows.Add(Html.Of($"<dt>{view.Of(ReportWords.From)}</dt><dd>{shown}{address}</dd>"));
        }

        rows.AddRange(message.Parts
            .Where(p => p.Role is PartRole.Subject)
            .Select(p => Html.Of($"<dt>{view.Of(ReportWords.Subject)}</dt><dd>{Line(p.Text, places.FindAll(m => m.Part == p.Id), view)}</dd>")));
        return rows.Count == 0 ? Html.Empty : Html.Of($"<dl class=\"head\">{rows}</dl>");
    }

    private static Html Part(MessagePart part, List<Place> places, HtmlView view)
    {
        var pieces = new List<Html>();
        if (part.Role is not PartRole.Body)
        {
            pieces.Add(Html.Of($"<p class=\"part-name\">{view.Of(ReportWords.PartName(part.Role))}</p>"));
        }

        var lines = MessageLines.Of(part.Text);
        var shown = MessageLines.Choose(lines, places.ConvertAll(m => m.Range), LinesWhole, LinesMost);
        var skipped = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!shown[i])
            {
                skipped++;
                continue;
            }

            pieces.Add(Skipped(skipped, view));
            skipped = 0;
            var line = lines[i];
            var within = places.FindAll(m => m.Range.Overlaps(line)).ConvertAll(m => m with { Range = Clip(m.Range, line), IsFirst = m.Range.Start >= line.Start });
            pieces.Add(Html.Of($"<p>{Line(part.Text.Substring(line.Start, line.Length), within, view)}</p>"));
        }

        pieces.Add(Skipped(skipped, view));
        return Html.Join(pieces);
    }

    private static Html Skipped(int lines, HtmlView view) => lines == 0
        ? Html.Empty
        : Html.Of($"<p class=\"omitted\">… {view.Of($"({lines}行省略)", $"({lines} lines left out)")}</p>");

    private static TextRange Clip(TextRange range, TextRange line)
    {
        var start = Math.Max(range.Start, line.Start) - line.Start;
        return new(start, Math.Min(range.End, line.End) - line.Start - start);
    }

    /// <summary>A line, cut wherever a place begins or ends.</summary>
    private static Html Line(string text, List<Place> places, HtmlView view)
    {
        var pieces = new List<Html>();
        var plain = new StringBuilder();
        var from = 0;
        var written = 0;
        for (var i = 0; i < text.Length;)
        {
            if (written++ > UnitsMost)
            {
                plain.Append(" …");
                break;
            }

            if (i > from && places.Exists(m => m.Range.Start == i || m.Range.End == i))
            {
                pieces.Add(Segment(plain, places, from, i, view));
                from = i;
            }

            var hidden = text.Length > UnitsWhole ? MessageLines.Hidden(text.Length, i, places.ConvertAll(m => m.Range), UnitsAround) : 0;
            if (hidden > 0)
            {
                plain.Append(" … ");
                i += hidden;
                continue;
            }

            var taken = i;
            Defanged.AppendUnit(plain, text, i);
            i++;
            if (char.IsHighSurrogate(text[taken]) && i < text.Length)
            {
                plain.Append(text[i++]);
            }
        }

        pieces.Add(Segment(plain, places, from, text.Length, view));
        return Html.Join(pieces);
    }

    private static Html Segment(StringBuilder plain, List<Place> places, int from, int to, HtmlView view)
    {
        var text = TerminalText.Safe(plain.ToString());
        plain.Clear();
        var covering = places.FindAll(m => m.Range.Start <= from && to <= m.Range.End);
        if (covering.Count == 0 || text.Length == 0)
        {
            return Html.Of($"{text}");
        }

        var starting = covering.FindAll(m => m.Range.Start == from && m.IsFirst);
        var anchors = starting.Skip(1).Select(m => Html.Of($"<span id=\"{m.Id}\"></span>"));
        // One number a reason, behind its first place: more would make the message hard to read.
        var references = covering.FindAll(m => m.Range.End == to && m.Number == 1).Select(m => m.Reason).Distinct().Order()
            .Select(n => Html.Of($"<a class=\"ref\" href=\"#reason-{n}\" aria-label=\"{view.Of($"理由{n}", $"reason {n}")}\">{n}</a>"));
        var id = starting.Count > 0 ? Html.Of($" id=\"{starting[0].Id}\"") : Html.Empty;
        return Html.Of($"{anchors}<mark class=\"place\"{id}>{text}{references}</mark>");
    }

    /// <summary>A marked place.</summary>
    /// <param name="Part">The part.</param>
    /// <param name="Range">Where, in the part or in the line that is written.</param>
    /// <param name="Reason">Number of the reason, from 1.</param>
    /// <param name="Number">Number within the reason, from 1.</param>
    internal sealed record Place(string Part, TextRange Range, int Reason, int Number)
    {
        /// <summary>Whether the place begins here and is not the rest of one that began a line above.</summary>
        internal bool IsFirst { get; init; } = true;

        internal string Id => $"place-{Reason}-{Number}";
    }
}
