using System.Buffers;
using System.Globalization;
using System.Text;
using Miyaburi.Cli.Terminal;
using Miyaburi.Reports;
using Miyaburi.Verdicts;

namespace Miyaburi.Cli.Scanning;

/// <summary>Writes results as they come.</summary>
internal abstract class ScanOutput
{
    /// <summary>Before the first result.</summary>
    internal virtual void Begin()
    {
    }

    /// <summary>One result.</summary>
    internal abstract void Write(ScanResult result);

    /// <summary>After the last result, and whenever a reader may be waiting.</summary>
    internal virtual void Flush()
    {
    }

    /// <summary>After the last result.</summary>
    internal virtual void End()
    {
    }
}

/// <summary>One object of JSON a line.</summary>
internal sealed class JsonLinesOutput(Screen screen) : ScanOutput
{
    private const int Enough = 64 * 1024;
    private readonly ArrayBufferWriter<byte> buffer = new(Enough);

    internal override void Write(ScanResult result)
    {
        buffer.Write(result.Line.Span);
        if (buffer.WrittenCount > Enough)
        {
            Flush();
        }
    }

    internal override void Flush()
    {
        screen.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    internal override void End() => Flush();
}

/// <summary>A table for spreadsheets (RFC 4180).</summary>
internal sealed class CsvOutput(Screen screen) : ScanOutput
{
    internal override void Begin() => screen.Write("id,source,kind,level,probability,claimedBrand,lures,signals,error\r\n");

    internal override void Write(ScanResult result)
    {
        var id = result.Id is null ? "" : result.Id.Value.ToString();
        var report = result.Report;
        string[] cells = report is null
            ? [id, result.Source, "", "", "", "", "", "", result.Error?.In(screen.Language) ?? ""]
            :
            [
                id,
                result.Source,
                Camel(report.Facts.Message.Kind.ToString()),
                Camel(report.Verdict.Level.ToString()),
                report.Verdict.Probability.ToString("0.######", CultureInfo.InvariantCulture),
                report.ClaimedBrand?.Id ?? "",
                string.Join(' ', report.Verdict.Lures),
                string.Join(' ', report.Verdict.Findings.Select(f => f.Finding.Signal.Id)),
                "",
            ];
        screen.Write(string.Join(',', cells.Select(Cell)) + "\r\n");
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>Quotes what needs it; what a spreadsheet would run as a formula is kept from it.</summary>
    private static string Cell(string value)
    {
        var text = new StringBuilder(TerminalText.Safe(value));
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@')
        {
            text.Insert(0, '\'');
        }

        var cell = text.ToString();
        return cell.AsSpan().IndexOfAny(",\"'") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>Counts, at the end.</summary>
internal sealed class SummaryOutput(Screen screen) : ScanOutput
{
    private const int MostRows = 15;
    private const int MostErrors = 10;
    private readonly Dictionary<Level, int> levels = [];
    private readonly Dictionary<string, int> brands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> signals = new(StringComparer.Ordinal);
    private readonly List<ScanResult> errors = [];

    internal override void Write(ScanResult result)
    {
        if (result.Report is not { } report)
        {
            errors.Add(result with { Line = default });
            return;
        }

        levels[report.Verdict.Level] = levels.GetValueOrDefault(report.Verdict.Level) + 1;
        if (report.Verdict.Level is Level.NothingFound)
        {
            return;
        }

        Count(brands, report.ClaimedBrand?.Id ?? "—");
        foreach (var lure in report.Verdict.Lures)
        {
            Count(lures, $"{LureWords.Of(lure).In(screen.Language)} ({lure})");
        }

        foreach (var finding in report.Verdict.Findings.Where(f => f.Weight > 0))
        {
            Count(signals, $"{finding.Finding.Signal.Id} {finding.Finding.Signal.Name.In(screen.Language)}");
        }
    }

    internal override void End()
    {
        var total = levels.Values.Sum() + errors.Count;
        Line(new($"{total}件を調べました。", $"{total} checked."));
        Line(new($"  詐欺: {Of(Level.Scam)}", $"  scam: {Of(Level.Scam)}"));
        Line(new($"  怪しい: {Of(Level.Suspicious)}", $"  suspicious: {Of(Level.Suspicious)}"));
        Line(new($"  特徴なし: {Of(Level.NothingFound)}", $"  nothing found: {Of(Level.NothingFound)}"));
        Line(new($"  読めなかったもの: {errors.Count}", $"  could not be read: {errors.Count}"));
        Table(new("名乗られた相手", "Claimed brands"), brands);
        Table(new("口実", "Lures"), lures);
        Table(new("理由", "Reasons"), signals);
        foreach (var error in errors.Take(MostErrors))
        {
            screen.WriteLine(TerminalText.Safe($"! {error.Source}: {error.Error?.In(screen.Language)}"));
        }
    }

    private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    private int Of(Level level) => levels.GetValueOrDefault(level);

    private void Line(Bilingual text) => screen.WriteLine(text.In(screen.Language));

    private void Table(Bilingual heading, Dictionary<string, int> counts)
    {
        if (counts.Count == 0)
        {
            return;
        }

        screen.WriteLine("");
        Line(heading);
        foreach (var (name, count) in counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostRows))
        {
            screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,7}  {TerminalText.Safe(name)}"));
        }
    }
}
