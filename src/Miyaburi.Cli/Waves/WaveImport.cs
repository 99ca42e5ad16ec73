using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Miyaburi.Cli.Scanning;
using Miyaburi.Cli.Terminal;
using Miyaburi.Messages;
using Miyaburi.Verdicts;
using Miyaburi.Waves;

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
        using var file = InputBytes.OpenFile(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        if (reader.ReadLine() is not { } heading || !PhishList.IsHeading(heading))
        {
            throw new Failure(new($"{path}: 最初の行が「date,URL,…」ではありません。", $"{path}: the first line is not date,URL,…"));
        }

        var list = new PhishList(EngineData.Embedded.Brands);
        var source = "list:" + Path.GetFullPath(path);
        var start = store.Imported(source);
        long row = 0;
        while (reader.ReadLine() is { } line)
        {
            if (++row <= start)
            {
                known++;
                continue;
            }

            Take(list.Read(line));
            if (batch.Count == Batch)
            {
                Keep(source, row);
                Progress(string.Create(CultureInfo.InvariantCulture, $"{100.0 * file.Position / Math.Max(1, file.Length),3:0} %  {row}"));
            }
        }

        Keep(source, row);
    }

    private void ImportMessages(string path)
    {
        var source = "messages:" + Path.GetFullPath(path);
        var start = store.Imported(source);
        long number = 0;
        foreach (var item in new ScanSources(AnalysisLimits.Default, new ScanProgress(screen, false)).Read([path]))
        {
            // A folder may have changed in between; its messages are known by their content instead.
            if (++number <= start && !Directory.Exists(path))
            {
                known++;
                continue;
            }

            Take(Read(item));
            if (batch.Count == Batch)
            {
                Keep(source, number);
            }

            Progress(string.Create(CultureInfo.InvariantCulture, $"{number}"));
        }

        Keep(source, number);
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

    private void Keep(string source, long done)
    {
        foreach (var receipt in store.Add(batch))
        {
            accepted += receipt is Receipt.Accepted ? 1 : 0;
            known += receipt is Receipt.Known ? 1 : 0;
            unusable += receipt is Receipt.Empty ? 1 : 0;
        }

        batch.Clear();
        store.NoteImport(source, done, done);
        cancel.ThrowIfCancellationRequested();
    }

    /// <summary>Only what the engine finds to be a scam or suspicious belongs to a wave.</summary>
    private Sighting? Read(ScanItem item)
    {
        var (outcome, bytes) = item switch
        {
            ScanItem.Message message => (judging.Judge(message.Bytes, ReadOptions.Default), message.Bytes),
            ScanItem.JsonLine line => (JudgeLine(line.Bytes), line.Bytes.AsMemory()),
            _ => (null, default),
        };
        if (outcome is not Outcome.Judged { Report: { Verdict.Level: not Level.NothingFound } report })
        {
            return null;
        }

        var received = report.Facts.Message.Date is { Year: > 1990 } date ? date : report.Facts.At;
        return new Sighting
        {
            Id = Sighting.IdOf("import", bytes.Span),
            Day = DateOnly.FromDateTime(received.ToOffset(Japan).DateTime),
            Reporter = Importer,
            Source = SightingSource.Import,
            Traits = WaveTraits.Of(report.Facts, report.ClaimedBrand?.Id, report.Verdict.Lures.FirstOrDefault()),
        };
    }

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
