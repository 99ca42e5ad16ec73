using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Signals;

namespace Miyaburi.Bench;

/// <summary>
/// One hash a set over the JSON reports of its messages, and of damaged copies of them: what is only made faster changes
/// none. With a file name, also the hash of every single report, to find the message by which two programs differ.
/// </summary>
internal static class ReportHashes
{
    internal static void Print(TextWriter output, string? detailFile)
    {
        var analyzer = new Analyzer(EngineData.Embedded);
        using var detail = detailFile is null ? TextWriter.Null : new StreamWriter(detailFile);
        foreach (var (name, messages, kind) in Sets())
        {
            using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var (index, message) in messages.Index())
            {
                Add(message, "");
                Add(Damaged(message, index), " damaged");

                void Add(byte[] bytes, string note)
                {
                    var report = Report(analyzer, bytes, kind);
                    all.AppendData(report);
                    detail.WriteLine($"{name} {index}{note} {Convert.ToHexStringLower(SHA256.HashData(report))[..16]}");
                }
            }

            var hash = Convert.ToHexStringLower(all.GetHashAndReset())[..16];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22} {messages.Count,6} {hash}"));
        }
    }

    private static IEnumerable<(string Name, List<byte[]> Messages, MessageKind? Kind)> Sets() =>
    [
        ("samples", Corpus.Samples(), null),
        ("SMS (Japanese)", Corpus.Sms(), MessageKind.Sms),
        ("SMS (English)", Corpus.EnglishSms(), MessageKind.Sms),
        ("addresses", Corpus.Addresses(60_000), MessageKind.Url),
        ("addresses (phishing)", Corpus.PhishingAddresses(60_000), MessageKind.Url),
        ("mail, Japanese", Corpus.Mails("mail_ja_2020-2023.tar.gz", int.MaxValue), MessageKind.Mail),
        ("mail, world phishing", Corpus.Mails("mail_phish_world.tar.gz", int.MaxValue), MessageKind.Mail),
        ("mail, ham", Corpus.Mails("mail_ham_world.tar.gz", int.MaxValue), MessageKind.Mail),
        ("mail, odd encodings", Corpus.Mails("mail_odd_encodings.tar.gz", int.MaxValue), null),
        ("templates", Corpus.Mails("templates_ja_ham.tar.gz", int.MaxValue), null),
    ];

    private static byte[] Report(Analyzer analyzer, byte[] bytes, MessageKind? kind)
    {
        if (Analyzer.Read(bytes, new ReadOptions { Kind = kind }) is not Reading.Read read)
        {
            return "unreadable"u8.ToArray();
        }

        var buffer = new ArrayBufferWriter<byte>();
        JsonReport.Write(buffer, analyzer.Judge(read, Observations.None, Judging.At), new ReportOptions());
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A copy with some bytes changed, some lost and some said twice: the same at every run.</summary>
    private static byte[] Damaged(byte[] message, int seed)
    {
#pragma warning disable CA5394 // Nothing secret: the damage must be the same at every run.
        var random = new Random(seed);
        var copy = message.ToList();
        for (var i = 0; i < 1 + (message.Length / 400) && copy.Count > 0; i++)
        {
            var at = random.Next(copy.Count);
            var length = Math.Min(random.Next(1, 40), copy.Count - at);
            switch (random.Next(4))
            {
                case 0:
                    copy[at] = (byte)random.Next(256);
                    break;
                case 1:
                    copy.RemoveRange(at, length);
                    break;
                case 2:
                    copy.InsertRange(at, copy.GetRange(at, length));
                    break;
                default:
                    copy.InsertRange(at, Encoding.UTF8.GetBytes(Insertions[random.Next(Insertions.Length)]));
                    break;
            }
        }
#pragma warning restore CA5394
        return [.. copy];
    }

    private static readonly string[] Insertions =
        ["\u200B", "\u202E", " ", "\n", "Amazon", "カード", "https://example.com/a", "ｱﾏｿﾞﾝ", "𝐀𝐩𝐩", "<div style=\"display:none\">", "а", "090-1234-5678", "%E3%81", "=?utf-8?B?"];
}
