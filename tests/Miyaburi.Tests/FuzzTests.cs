using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Miyaburi.Links;
using Miyaburi.Messages;
using Miyaburi.Messages.Charsets;
using Miyaburi.Messages.Outlook;
using Miyaburi.Messages.Qr;
using Miyaburi.Reports;
using Miyaburi.Signals;
using Miyaburi.Text;

namespace Miyaburi.Tests;

/// <summary>
/// Mutated samples through every reader and the whole analyser. The seed is fixed; MIYABURI_SEED sets another, and
/// MIYABURI_FUZZ_SECONDS a longer run. A failure names seed and round.
/// </summary>
[Trait("Category", "Slow")]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly Analyzer Engine = new(EngineData.Embedded);

    private static readonly byte[][] Seeds =
    [
        .. Directory.EnumerateFiles(Repository.Path("samples"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(b => b.Length < 20_000),
    ];

    private static readonly byte[][] Outlook = [.. Directory.EnumerateFiles(Repository.Path("samples", "messages", "outlook")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>The head of packed rich text that promises 64 KB.</summary>
    private static readonly byte[] Packed = [0, 0, 0, 0, 0xFF, 0xFF, 0, 0, .. "LZFu"u8, 0, 0, 0, 0];

    private static readonly byte[][] RichText =
    [
        .. Outlook.Select(b => b.AsSpan().IndexOf("LZFu"u8) is var at and > 8 ? CompressedRtf.Unpack(b.AsSpan(at - 8), 10_000) : []).Where(b => b.Length > 0),
        "{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f0\\fcharset128 x;}}\\f0 \\'90\\'bf\\uc2\\u12354 ??\\par{\\*\\generator x;}{\\pict 00}}"u8.ToArray(),
    ];

    private static readonly byte[][] Drawn = [.. Seeds.Where(b => b.AsSpan().IndexOf("█"u8) >= 0)];

    private static readonly string[] Pieces =
    [
        "\r\n\r\n", "\n", "--b\n", "\u001B$B", "\u001B(B", "=?utf-8?B?", "?=", "<", "\">", "<!--", "&#x", "</style>", "=3D=", "\0", "style='font-size:0", "█▀▄", "http://", "xn--",
        "。", "٠", "\u200b", "\u202e", "%25", "@", "://[::1", "0120-", "bc1q", "1BvBMSE", "0x", "spf=pass", "dkim=(", "smtp.mailfrom=", "/URI (", "/Encrypt", "stream\n", "/ObjStm",
        "\\'8", "{\\*\\htmltag84 ", "\\htmlrtf ", "\\u-1 ", "\\fcharset128 ", "\\fromhtml1 ", "BEGIN:VEVENT\n", "\n ", "PK\u0003\u0004", "From a@b Mon Nov 23 10:00:00 2026\n", "Content-Length: -1\n", "ＪＣＯＭ", "力一ド", "\ud83d\ude00", "<table><td bgcolor=#000>", "{\"eml\":\"",
    ];

    private static double Seconds => double.TryParse(Environment.GetEnvironmentVariable("MIYABURI_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var s) ? s : 4;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("MIYABURI_SEED"), CultureInfo.InvariantCulture, out var s) ? s : 20261124;

    [Fact]
    public void Analyzer_MutatedSamples_KeepsItsPromises() => Run("analyser", bytes =>
    {
        if (Analyzer.Read(bytes, ReadOptions.Default) is not Reading.Read read)
        {
            return;
        }

        var limits = AnalysisLimits.Default;
        foreach (var message in read.Inner.Prepend(read.Message))
        {
            Assert.True(message.Targets.Length <= limits.Links * 2);
            Assert.All(message.Parts, p => Assert.True(p.Text.Length <= limits.PartCharacters));
            foreach (var target in message.Targets)
            {
                var part = message.Parts.FirstOrDefault(p => p.Id == target.PartId)?.Text ?? "";
                Assert.True(target.Visible.Length == 0 || target.Visible.End <= part.Length, $"{target}");
                Assert.True(target.Url.Length <= limits.UrlCharacters);
            }
        }

        var report = Engine.Judge(read, new Observations { AuthservId = "mx.example" }, DateTimeOffset.UnixEpoch);
        foreach (var evidence in report.Verdict.Findings.SelectMany(f => f.Finding.Evidence))
        {
            var part = report.Facts.Message.Parts.FirstOrDefault(p => p.Id == evidence.PartId)?.Text;
            Assert.True(evidence.Range.Start >= 0 && (part is null || evidence.Range.End <= part.Length), $"{evidence}");
        }

        Assert.InRange(report.Verdict.Probability, 0, 1);
        Assert.True(report.Facts.Links.Length <= limits.Links && report.Facts.ContactPoints.Length <= limits.ContactPoints + 1);
        var again = Engine.Judge((Reading.Read)Analyzer.Read(bytes, ReadOptions.Default), new Observations { AuthservId = "mx.example" }, DateTimeOffset.UnixEpoch);
        Assert.Equal(Json(report), Json(again));
    });

    public static TheoryData<string> Readers => [.. Targets.Keys];

    private static readonly SortedDictionary<string, Action<byte[]>> Targets = new(StringComparer.Ordinal)
    {
        ["charsets"] = bytes =>
        {
            foreach (var label in (string[])["", "utf-8", "utf-7", "utf-16", "iso-2022-jp", "shift_jis", "euc-jp", "gb2312", "x\"<"])
            {
                Assert.True(TextDecoder.Decode(bytes, label).Text.Length <= bytes.Length * 2);
            }
        },
        ["html"] = bytes => Attach(bytes, "text/html", "a.html"),
        ["svg"] = bytes => Attach(bytes, "image/svg+xml", "a.svg"),
        ["calendar"] = bytes => Attach(bytes, "text/calendar", "a.ics"),
        ["pdf"] = bytes => Attach([.. "%PDF-1.5\n"u8, .. bytes], "application/pdf", "a.pdf"),
        ["outlook"] = bytes =>
        {
            // The container as it was changed, and its first bytes put right, so that most rounds come further than the header.
            Messages.CorpusTests.AssertConsistent(MessageReader.Read(bytes, ReadOptions.Default));
            Messages.CorpusTests.AssertConsistent(MessageReader.Read((byte[])[.. Outlook[0].AsSpan(0, 80), .. bytes.AsSpan(Math.Min(80, bytes.Length))], ReadOptions.Default));
        },
        ["rich text"] = bytes =>
        {
            Assert.True(RtfReader.Read(bytes, AnalysisLimits.Default).Text.Length <= bytes.Length);
            Assert.True(CompressedRtf.Unpack([.. Packed, .. bytes], 100_000).Length <= 100_000);
        },
        ["drawn codes"] = bytes =>
        {
            foreach (var (_, place) in QrDrawing.Find(Encoding.UTF8.GetString(bytes), new MessageDraft(AnalysisLimits.Default)))
            {
                Assert.True(place.Start >= 0 && place.End <= bytes.Length);
            }
        },
        ["office"] = bytes => Attach([.. "PK\u0003\u0004"u8, .. bytes], "application/zip", "a.docx"),
        ["mailbox"] = bytes => Assert.True(MailboxFile.Split(new MemoryStream(bytes), 1 << 20).Sum(m => (long)m.Length) <= bytes.Length),
        ["addresses"] = bytes =>
        {
            var text = Encoding.UTF8.GetString(bytes);
            foreach (var line in text.Split('\n'))
            {
                _ = UrlReader.TryRead(line, AnalysisLimits.Default);
                _ = UrlReader.TryReadSchemeless(line, AnalysisLimits.Default);
                Uts46.ToAscii(line, out var ascii);
                _ = Uts46.ToUnicode(ascii ?? "");
                _ = Uts46.ToUnicode("xn--" + line);
            }

            foreach (var link in LinkExtractor.ExtractText(new MessagePart("body", PartRole.Body, text), AnalysisLimits.Default))
            {
                Assert.Equal(text.Substring(link.Range.Start, link.Range.Length), link.Raw);
            }
        },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public void Reader_MutatedSamples_StaysConsistent(string reader) =>
        Run(reader, Targets[reader], reader switch { "outlook" => Outlook, "drawn codes" => Drawn, "rich text" => RichText, _ => Seeds });

    private static void Attach(byte[] content, string type, string name)
    {
        var head = Encoding.ASCII.GetBytes($"From: a@example.com\nContent-Type: {type}; name={name}\nContent-Disposition: attachment; filename={name}\nContent-Transfer-Encoding: base64\n\n");
        Messages.CorpusTests.AssertConsistent(MessageReader.Read((byte[])[.. head, .. Encoding.ASCII.GetBytes(Convert.ToBase64String(content))], ReadOptions.Default));
    }

    private void Run(string name, Action<byte[]> check, byte[][]? seeds = null)
    {
        seeds ??= Seeds;
        var clock = Stopwatch.StartNew();
        var rounds = 0;
        for (; clock.Elapsed.TotalSeconds < Seconds; rounds++)
        {
            var random = new Random(unchecked((Seed * 31) + rounds));
            var bytes = Mutate(seeds[random.Next(seeds.Length)], random);
            try
            {
                check(bytes);
            }
            catch (Exception e)
            {
                Assert.Fail($"{name}: MIYABURI_SEED={Seed}, round {rounds}: {e}\n{Convert.ToBase64String(bytes)}");
            }
        }

        output.WriteLine($"{name}: {rounds} rounds in {clock.Elapsed.TotalSeconds:F1} s");
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var changed = new List<byte>(bytes);
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(changed.Count + 1);
            var length = Math.Min(random.Next(1, 200), changed.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    changed.RemoveRange(at, length);
                    break;
                case 1:
                    changed.InsertRange(at, [.. changed.GetRange(at, length)]);
                    break;
                case 2:
                    changed.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                case 3 when at < changed.Count:
                    changed[at] = (byte)random.Next(256);
                    break;
                case 4:
                    changed.RemoveRange(at, changed.Count - at);
                    break;
                default:
                    // A piece of another sample.
                    var other = Seeds[random.Next(Seeds.Length)];
                    var from = random.Next(other.Length + 1);
                    changed.InsertRange(at, other.AsSpan(from, Math.Min(400, other.Length - from)).ToArray());
                    break;
            }
        }

        return [.. changed];
    }

    private static string Json(Report report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        JsonReport.Write(buffer, report, ReportOptions.None);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
