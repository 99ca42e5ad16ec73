using System.Globalization;
using System.Text;
using Miyaburi.Messages;
using Miyaburi.Signals;

namespace Miyaburi.Bench;

/// <summary>CPU time by size from 1 KB to 10 MB, and the exponent of its growth (1 = linear).</summary>
internal static class GrowthTable
{
    private const string Line = "お客様のカードのご利用を一部制限させていただきました。24時間以内に下記よりご確認ください。https://example.com/a?id=1 電話 03-1234-5678\n";

    private const int Largest = 10 << 20;
    private const int LargestHostile = 1 << 20;
    private static readonly int[] Sizes = [1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18, LargestHostile, Largest];

    internal static void Print(TextWriter output)
    {
        var analyzer = new Analyzer(EngineData.Embedded);
        output.WriteLine("kind            bytes     CPU ms");
        Series(output, analyzer, "text", Largest, (size) => Text(size));
        Series(output, analyzer, "mail", Largest, (size) => Mail("text/plain", Text(size)));
        Series(output, analyzer, "html", Largest, (size) => Mail("text/html", Html(size)));
        foreach (var (kind, piece) in Hostile)
        {
            Series(output, analyzer, kind, LargestHostile, (size) => Repeated(piece, size));
            Series(output, analyzer, kind + "/h", LargestHostile, (size) => Mail("text/html", Repeated(piece, size)));
        }

        Series(output, analyzer, "subject", LargestHostile, (size) => $"Subject: {Repeated("【楽天カード】Amazon ", size)}\nFrom: a@example.jp\n\nx");
    }

    /// <summary>Pieces that once cost, or might cost, more the more often they stand: each is written over and over.</summary>
    private static readonly (string Kind, string Piece)[] Hostile =
    [
        ("names", "【楽天カード】 "),
        ("openers", "「【『"),
        ("schemes", "http:https:"),
        ("slashes", "https://a.example/?u=https://"),
        ("dots", "a.co.jp。"),
        ("ats", "a@"),
        ("digits", "(03-"),
        ("tags", "<div style=\"display:none\"><p>"),
        ("marks", "{rand_"),
        ("lookalike", "力口一"),
        ("no ends", "<a href=\"&#x"),
    ];

    private static string Repeated(string piece, int size) => string.Concat(Enumerable.Repeat(piece, Math.Max(1, size / Encoding.UTF8.GetByteCount(piece))));

    private static void Series(TextWriter output, Analyzer analyzer, string kind, int largest, Func<int, string> make)
    {
        var points = new List<(double X, double Y)>();
        Measure(analyzer, Encoding.UTF8.GetBytes(make(100_000)));
        foreach (var size in Sizes.Where(s => s <= largest))
        {
            var bytes = Encoding.UTF8.GetBytes(make(size));
            var ms = Measure(analyzer, bytes);
            points.Add((Math.Log(bytes.Length), Math.Log(ms)));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind,-12} {bytes.Length,9} {ms,10:F3}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind,-12} exponent from 16 KB on: {Slope(points[2..]):F2}"));
    }

    private static double Measure(Analyzer analyzer, byte[] bytes)
    {
        var repeats = Math.Clamp(2_000_000 / bytes.Length, 1, 200);
        var rounds = Enumerable.Range(0, 5).Select(_ => Cost.Of([.. Enumerable.Repeat(bytes, repeats)], Judge)).ToList();
        return Cost.Median(rounds).Milliseconds;

        void Judge(byte[] message)
        {
            if (Analyzer.Read(message, ReadOptions.Default) is Reading.Read read)
            {
                analyzer.Judge(read, Observations.None, DateTimeOffset.UnixEpoch);
            }
        }
    }

    private static string Text(int size) => string.Concat(Enumerable.Repeat(Line, Math.Max(1, size / Encoding.UTF8.GetByteCount(Line))));

    private static string Html(int size) =>
        string.Concat(Enumerable.Repeat($"<p style=\"color:#333\">{Line}<a href=\"https://example.com/b\">確認</a></p>\n", Math.Max(1, size / 260)));

    private static string Mail(string type, string body) =>
        $"From: a@example.jp\nTo: b@example.jp\nSubject: test\nMIME-Version: 1.0\nContent-Type: {type}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}";

    private static double Slope(List<(double X, double Y)> points)
    {
        var (mx, my) = (points.Average(p => p.X), points.Average(p => p.Y));
        return points.Sum(p => (p.X - mx) * (p.Y - my)) / points.Sum(p => (p.X - mx) * (p.X - mx));
    }
}
