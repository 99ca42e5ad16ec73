using System.Globalization;
using System.Runtime;
using System.Runtime.CompilerServices;
using Miyaburi.Messages;

namespace Miyaburi.Bench;

/// <summary>
/// CPU time and allocation per message, against MimeKit parsing and decoding the text parts of the same bytes in the
/// same run (mail), or alone (SMS, addresses).
/// </summary>
internal static class SpeedTable
{
    private const int Rounds = 7;

    /// <summary>A round shorter than this measures the clock.</summary>
    private const int FewestInRound = 3000;

    /// <summary>Methods are compiled at their best only after they ran a while.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    internal static void Print(TextWriter output)
    {
        var analyzer = new Analyzer(EngineData.Embedded);
        var code = RuntimeFeature.IsDynamicCodeCompiled ? "compiled just in time, warm, TieredPGO off" : "native";
        output.WriteLine($"Code: {code}; collector: {(GCSettings.IsServerGC ? "server" : "workstation")}, {GCSettings.LatencyMode}.");
        output.WriteLine("CPU of the whole process (collector and compiler threads included) per message, one message at a time.");
        output.WriteLine($"Medians of {Rounds} rounds; floor = MimeKit parses and decodes the text parts, in turn with Miyaburi; ratio = median of the rounds' ratios.");
        output.WriteLine("set                     n    KB/msg   floor ms   Miyaburi ms   ratio   floor KB   Miyaburi KB allocated");
        Row(output, analyzer, "SMS (Japanese)", Corpus.Sms(), MessageKind.Sms);
        Row(output, analyzer, "addresses", Corpus.Addresses(5000), MessageKind.Url);
        Row(output, analyzer, "mail, Japanese", Corpus.Mails("mail_ja_2020-2023.tar.gz", 671), MessageKind.Mail);
        Row(output, analyzer, "mail, world phishing", Corpus.Mails("mail_phish_world.tar.gz", 1000), MessageKind.Mail);
        Row(output, analyzer, "mail, ham", Corpus.Mails("mail_ham_world.tar.gz", 1000), MessageKind.Mail);
    }

    /// <summary>A busy machine slows a whole round; the ratio within it is steadier than the times.</summary>
    private static double MedianRatio(List<Cost> own, List<Cost> peer) =>
        own.Zip(peer, (o, p) => o.Milliseconds / p.Milliseconds).Order().ElementAt(own.Count / 2);

    private static void Warm(List<byte[]> messages, Action<byte[]>? work)
    {
        var until = Environment.TickCount64 + (long)WarmUp.TotalMilliseconds;
        while (work is not null && Environment.TickCount64 < until)
        {
            messages.ForEach(work);
        }
    }

    private static void Row(TextWriter output, Analyzer analyzer, string name, List<byte[]> messages, MessageKind kind)
    {
        var judge = Judging.Judge(analyzer, kind);
        Action<byte[]>? floor = kind is MessageKind.Mail ? Floor.ParseAndDecode : null;
        Warm(messages, floor);
        Warm(messages, judge);
        var size = messages.Average(m => m.Length) / 1024.0;
        var distinct = messages.Count;
        messages = [.. Enumerable.Repeat(messages, Math.Max(1, FewestInRound / messages.Count)).SelectMany(m => m)];
        var own = new List<Cost>();
        var peer = new List<Cost>();
        for (var round = 0; round <= Rounds; round++)
        {
            peer.Add(Cost.Of(messages, floor));
            own.Add(Cost.Of(messages, judge));
        }

        var (a, b) = (Cost.Median(peer.Skip(1)), Cost.Median(own.Skip(1)));
        var ratio = floor is null ? "-" : MedianRatio(own[1..], peer[1..]).ToString("F2", CultureInfo.InvariantCulture);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-20} {distinct,5} {size,9:F1} {a.Milliseconds,10:F4} {b.Milliseconds,13:F4} {ratio,7} {a.Kilobytes,10:F1} {b.Kilobytes,13:F1}"));
    }
}
