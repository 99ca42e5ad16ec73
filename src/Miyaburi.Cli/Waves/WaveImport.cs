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

    /// <summary>What could not be read is told one by one up to so many.</summary>
    private const int MostTold = 10;

    /// <summary>By how much the clock of a mail server may be ahead.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    private static readonly Guid Importer = Sighting.Pseudonym("import");

    private readonly Judging judging = new(null);
    private readonly List<Sighting> batch = new(Batch);
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private long accepted;
    private long known;
    private long unusable;
    private long undated;
    private long unreadable;
    private TimeSpan shown;

    /// <summary>Imports what is there, and tells what is not.</summary>
    /// <returns>What to tell the shell.</returns>
    internal int Run(IEnumerable<string> paths)
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
        if (unreadable > MostTold)
        {
            screen.Error(new($"読めなかったものは、ほかに{unreadable - MostTold}件あります。", $"{unreadable - MostTold} more could not be read"));
        }

        screen.WriteLine(Sum().In(screen.Language));
        return unreadable > 0 ? ExitCode.Unusable : ExitCode.NothingFound;
    }

    private Bilingual Sum() => new(
        $"新しい記録 {accepted}件、すでにあるもの {known}件、使えないもの {unusable}件" + (undated > 0 ? $"(うち、届いた日が分からないもの {undated}件)" : ""),
        $"{accepted} new, {known} known already, {unusable} not usable" + (undated > 0 ? $" ({undated} of them because the day they came is not known)" : ""));

    private static bool IsList(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);

    private void ImportList(string path)
    {
        var list = new PhishList(EngineData.Embedded.Brands, JapanTime.DayOf(TimeProvider.System.GetUtcNow()));
        Import("list:" + Path.GetFullPath(path), () => Rows(path), row => Encoding.UTF8.GetBytes(row.Line), row => list.Read(row.Line), row => string.Create(CultureInfo.InvariantCulture, $"{row.Percent,3:0} %  "));
    }

    private void ImportMessages(string path) => Import(
        CanBeReadAgain(path) ? "messages:" + Path.GetFullPath(path) : null,
        () => new ScanSources(AnalysisLimits.Default, new ScanProgress(screen, false)).Read([path]),
        item => BytesOf(item).ToArray(),
        Read,
        _ => "");

    /// <summary>Whether a second look finds the same: what came through a pipe is gone.</summary>
    private static bool CanBeReadAgain(string path) =>
        path is not "-" && !path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/proc/", StringComparison.Ordinal);

    /// <summary>Takes the entries of a source, from where an earlier import of the very same ones stopped; of one without a name, all.</summary>
    private void Import<T>(string? source, Func<IEnumerable<T>> entries, Func<T, byte[]> bytes, Func<T, Sighting?> read, Func<T, string> position)
    {
        var done = source is null ? 0 : DoneBefore(store.Imported(source), entries().Where(e => e is not ScanItem.Broken).Select(bytes));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long number = 0;
        foreach (var entry in entries())
        {
            if (entry is ScanItem.Broken broken)
            {
                unusable++;
                Tell(broken.Why);
                continue;
            }

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

    private void Keep(string? source, long done, IncrementalHash hash)
    {
        foreach (var receipt in store.Add(batch))
        {
            accepted += receipt is Receipt.Accepted ? 1 : 0;
            known += receipt is Receipt.Known ? 1 : 0;
            unusable += receipt is Receipt.Empty ? 1 : 0;
        }

        batch.Clear();
        if (source is not null)
        {
            store.NoteImport(source, new ImportMark(done, Print(hash)));
        }

        cancel.ThrowIfCancellationRequested();
    }

    private Sighting? Read(ScanItem item)
    {
        try
        {
            return item switch
            {
                ScanItem.Message message => SightingOf(item, judging.Judge(message.Bytes, ReadOptions.Default), null),
                ScanItem.JsonLine line when ScanLine.Parse(line.Bytes) is var request => SightingOf(item, ScanLine.Judge(request, judging), ScanLine.Received(request.Received)),
                _ => throw new InvalidOperationException("What could be fetched is one of the two."),
            };
        }
        catch (Failure failure)
        {
            Tell(item, failure.Text);
            return null;
        }
    }

    /// <summary>Only what the engine finds to be a scam or suspicious belongs to a wave, and only on a day that is known: what counted today because nobody knows when it came would be a wave that is back.</summary>
    private Sighting? SightingOf(ScanItem item, Outcome outcome, DateTimeOffset? received)
    {
        if (outcome is Outcome.Unreadable unread)
        {
            Tell(item, unread.Why);
        }

        if (outcome is not Outcome.Judged { Report: { Verdict.Level: not Level.NothingFound } report })
        {
            return null;
        }

        if (DayOf(report.Facts, received) is not { } day)
        {
            undated++;
            return null;
        }

        return new Sighting
        {
            Id = Sighting.IdOf("import", BytesOf(item).Span),
            Day = day,
            Reporter = Importer,
            Source = SightingSource.Import,
            Traits = WaveTraits.Of(report.Facts, report.ClaimedBrand?.Id, report.Verdict.Lures.FirstOrDefault()),
        };
    }

    /// <summary>
    /// When the reader's own server took it in (the topmost Received, RFC 5321 4.4), else when whoever wrote the list says it came; a mail's Date is
    /// the sender's word. Never later than now: a wave that was "seen" in years to come could not return.
    /// </summary>
    private static DateOnly? DayOf(CaseFacts facts, DateTimeOffset? received)
    {
        foreach (var known in new[] { TakenIn(facts.Message.Transport), received, facts.Message.Date }.OfType<DateTimeOffset>())
        {
            if (known.Year > 1990 && known - facts.At <= Ahead)
            {
                return JapanTime.DayOf(known < facts.At ? known : facts.At);
            }
        }

        return null;
    }

    private static DateTimeOffset? TakenIn(TransportFacts transport) =>
        transport.Trace.FirstOrDefault(t => t.Kind is TraceFieldKind.Received)?.Value is { } field && DateUtils.TryParse(field[(field.LastIndexOf(';') + 1)..], out var taken) ? taken : null;

    private static ReadOnlyMemory<byte> BytesOf(ScanItem item) => item switch
    {
        ScanItem.Message message => message.Bytes,
        ScanItem.JsonLine line => line.Bytes,
        _ => default,
    };

    private void Tell(ScanItem item, Bilingual why) => Tell(new($"{item.Source}: {why.Ja}", $"{item.Source}: {why.En}"));

    private void Tell(Bilingual why)
    {
        if (++unreadable <= MostTold)
        {
            Progress("");
            screen.Error(why);
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
