using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Miyaburi.Cli.Scanning;
using Miyaburi.Cli.Terminal;
using Miyaburi.Messages;
using Miyaburi.Verdicts;
using Miyaburi.Signals;
using Miyaburi.Waves;
using MimeKit.Utils;

namespace Miyaburi.Cli.Waves;

/// <summary>Imports messages and lists. Each batch notes how far it came in the store, so an import that was stopped goes on there.</summary>
internal sealed class WaveImport(Screen screen, WaveStore store, CancellationToken cancel)
{
    private const int Batch = 2000;
    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);
    private static readonly Guid Importer = Sighting.Pseudonym("import");

    private readonly Judging judging = new(null);
    private readonly List<Sighting> batch = new(Batch);
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private long accepted;
    private long known;
    private long unusable;
    private TimeSpan shown;

    internal void Run(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (IsList(path))
            {
                ImportList(path);
            }
            else
            {
                ImportMessages(path);
            }
        }

        Progress("");
        screen.WriteLine(screen.Language is Language.En
            ? string.Create(CultureInfo.InvariantCulture, $"{accepted} new, {known} known already, {unusable} not usable")
            : string.Create(CultureInfo.InvariantCulture, $"新しい記録 {accepted}件、すでにあるもの {known}件、使えないもの {unusable}件"));
    }

    private static bool IsList(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);

    private void ImportList(string path)
    {
        var list = new PhishList(EngineData.Embedded.Brands);
        Import("list:" + Path.GetFullPath(path), () => Rows(path), row => Encoding.UTF8.GetBytes(row.Line), row => list.Read(row.Line), row => string.Create(CultureInfo.InvariantCulture, $"{row.Percent,3:0} %  "));
    }

    private void ImportMessages(string path) => Import(
        "messages:" + Path.GetFullPath(path),
        () => new ScanSources(AnalysisLimits.Default, new ScanProgress(screen, false)).Read([path]),
        item => BytesOf(item).ToArray(),
        Read,
        _ => "");

    /// <summary>Takes the entries of a source, from where an earlier import of the very same ones stopped.</summary>
    private void Import<T>(string source, Func<IEnumerable<T>> entries, Func<T, byte[]> bytes, Func<T, Sighting?> read, Func<T, string> position)
    {
        var done = DoneBefore(store.Imported(source), entries().Select(bytes));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long number = 0;
        foreach (var entry in entries())
        {
            Append(hash, bytes(entry));
            if (++number <= done)
            {
                known++;
                continue;
            }

            Take(read(entry));
            if (batch.Count == Batch)
            {
                Keep(source, number, hash);
            }

            Progress(string.Create(CultureInfo.InvariantCulture, $"{position(entry)}{number}"));
        }

        Keep(source, number, hash);
    }

    /// <summary>Entries that need not be looked at again: those an earlier import took, when the source still begins with them.</summary>
    private static long DoneBefore(ImportMark mark, IEnumerable<byte[]> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long number = 0;
        foreach (var entry in mark.Done == 0 ? [] : entries)
        {
            Append(hash, entry);
            if (++number == mark.Done)
            {
                return Print(hash) == mark.Fingerprint ? mark.Done : 0;
            }
        }

        return 0;
    }

    /// <summary>Each entry with its length: two of them do not look like one.</summary>
    private static void Append(IncrementalHash hash, byte[] entry)
    {
        hash.AppendData(BitConverter.GetBytes(entry.Length));
        hash.AppendData(entry);
    }

    private static string Print(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetCurrentHash());

    private static IEnumerable<(string Line, double Percent)> Rows(string path)
    {
        using var file = InputBytes.OpenFile(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        if (reader.ReadLine() is not { } heading || !PhishList.IsHeading(heading))
        {
            throw new Failure(new($"{path}: 最初の行が「date,URL,…」ではありません。", $"{path}: the first line is not date,URL,…"));
        }

        while (reader.ReadLine() is { } line)
        {
            yield return (line, 100.0 * file.Position / Math.Max(1, file.Length));
        }
    }

    private void Take(Sighting? sighting)
    {
        if (sighting is null)
        {
            unusable++;
        }
        else
        {
            batch.Add(sighting);
        }
    }

    private void Keep(string source, long done, IncrementalHash hash)
    {
        foreach (var receipt in store.Add(batch))
        {
            accepted += receipt is Receipt.Accepted ? 1 : 0;
            known += receipt is Receipt.Known ? 1 : 0;
            unusable += receipt is Receipt.Empty ? 1 : 0;
        }

        batch.Clear();
        store.NoteImport(source, new ImportMark(done, Print(hash)));
        cancel.ThrowIfCancellationRequested();
    }

    /// <summary>Only what the engine finds to be a scam or suspicious belongs to a wave.</summary>
    private Sighting? Read(ScanItem item)
    {
        var outcome = item switch
        {
            ScanItem.Message message => judging.Judge(message.Bytes, ReadOptions.Default),
            ScanItem.JsonLine line => JudgeLine(line.Bytes),
            _ => null,
        };
        if (outcome is not Outcome.Judged { Report: { Verdict.Level: not Level.NothingFound } report })
        {
            return null;
        }

        return new Sighting
        {
            Id = Sighting.IdOf("import", BytesOf(item).Span),
            Day = DateOnly.FromDateTime(Arrival(report.Facts).ToOffset(Japan).DateTime),
            Reporter = Importer,
            Source = SightingSource.Import,
            Traits = WaveTraits.Of(report.Facts, report.ClaimedBrand?.Id, report.Verdict.Lures.FirstOrDefault()),
        };
    }

    /// <summary>
    /// When the reader's own server took it in (the topmost Received, RFC 5321 4.4); a mail's Date is the sender's word. Never later than now:
    /// a wave that was "seen" in years to come could not return.
    /// </summary>
    private static DateTimeOffset Arrival(CaseFacts facts)
    {
        var received = facts.Message.Transport.Trace.FirstOrDefault(t => t.Kind is TraceFieldKind.Received)?.Value;
        var arrived = received is not null && DateUtils.TryParse(received[(received.LastIndexOf(';') + 1)..], out var taken) ? taken : facts.Message.Date;
        return arrived is { Year: > 1990 } known && known <= facts.At ? known : facts.At;
    }

    private static ReadOnlyMemory<byte> BytesOf(ScanItem item) => item switch
    {
        ScanItem.Message message => message.Bytes,
        ScanItem.JsonLine line => line.Bytes,
        _ => default,
    };

    private Outcome? JudgeLine(byte[] line)
    {
        try
        {
            return ScanLine.Judge(ScanLine.Parse(line), judging);
        }
        catch (Failure)
        {
            return null;
        }
    }

    private void Progress(string text)
    {
        if (!screen.IsErrorTerminal || (text.Length > 0 && clock.Elapsed - shown < TimeSpan.FromMilliseconds(200)))
        {
            return;
        }

        shown = clock.Elapsed;
        screen.Progress("\r\e[K" + text);
    }
}
