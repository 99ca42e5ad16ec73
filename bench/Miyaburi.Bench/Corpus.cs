using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Miyaburi.Bench;

/// <summary>Messages of the data folder (MIYABURI_DATA, or ../shared/data beside the checkout).</summary>
internal static class Corpus
{
    private static string Folder => Environment.GetEnvironmentVariable("MIYABURI_DATA")
        ?? Path.Combine(Directory.GetCurrentDirectory(), "..", "shared", "data");

    internal static List<byte[]> Sms() =>
    [
        .. Lines("messages_ja_phish.jsonl.gz").Concat(Lines("messages_ja_legit.jsonl.gz"))
            .Select(l => JsonDocument.Parse(l).RootElement)
            .Where(e => e.TryGetProperty("channel", out var c) && c.GetString() == "sms" && e.TryGetProperty("body", out _))
            .Select(e => Encoding.UTF8.GetBytes(e.GetProperty("body").GetString()!)),
    ];

    internal static List<byte[]> Mails(string archive, int most)
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(Path.Combine(Folder, archive)), CompressionMode.Decompress));
        var mails = new List<byte[]>();
        while (mails.Count < most && tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { Length: > 0 } data)
            {
                var bytes = new byte[data.Length];
                data.ReadExactly(bytes);
                mails.Add(bytes);
            }
        }

        return mails;
    }

    /// <summary>The Japanese mails that are labelled as phishing: the archive also holds spam and genuine mail, each in its folder.</summary>
    internal static List<byte[]> JapanesePhishing() =>
        [.. Entries("mail_ja_2020-2023.tar.gz").Where(e => e.Name.StartsWith("phish/", StringComparison.Ordinal)).Select(e => e.Bytes)];

    /// <summary>So many mails, spread evenly over an archive that is sorted by source.</summary>
    internal static List<byte[]> Spread(string archive, int most)
    {
        var all = Entries(archive).Select(e => e.Bytes).ToList();
        return all.Count <= most ? all : [.. Enumerable.Range(0, most).Select(i => all[(int)((long)i * all.Count / most)])];
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Entries(string archive)
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(Path.Combine(Folder, archive)), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { Length: > 0 } data)
            {
                var bytes = new byte[data.Length];
                data.ReadExactly(bytes);
                yield return (entry.Name, bytes);
            }
        }
    }

    /// <summary>The messages that come with the repository.</summary>
    internal static List<byte[]> Samples() =>
        [.. Directory.EnumerateFiles("samples", "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    internal static List<byte[]> EnglishSms() =>
        [.. Lines("sms_uci.tsv.gz").Select(l => Encoding.UTF8.GetBytes(l[(l.IndexOf('\t', StringComparison.Ordinal) + 1)..]))];

    internal static List<byte[]> PhishingAddresses(int most) =>
        [.. Lines("phish_urls_jpcert_2019-01_2024-06.csv.gz").Skip(1).Take(most).Select(l => Encoding.UTF8.GetBytes(l.Split(',')[1]))];

    internal static List<byte[]> Addresses(int most) =>
        [.. Lines("benign_urls.tsv.gz").Skip(1).Take(most).Select(l => Encoding.UTF8.GetBytes(l.Split('\t')[0]))];

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Folder, file)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
