using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Miyaburi.Messages;
using Miyaburi.Reports;

namespace Miyaburi.Cli.Scanning;

/// <summary>Judges one item and writes its line. Used by several threads at once.</summary>
internal sealed class ScanWorker(Judging judging, Language language, bool writesJson)
{
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "One bad message never stops a scan.")]
    internal ScanResult Work(ScanItem item)
    {
        JsonElement? id = null;
        try
        {
            var outcome = item switch
            {
                ScanItem.Message message => judging.Judge(message.Bytes, ReadOptions.Default),
                ScanItem.JsonLine line => ScanLine.Judge(Request(line.Bytes), judging),
                ScanItem.Broken broken => new Outcome.Unreadable(broken.Why),
                _ => throw new InvalidOperationException("An item is one of the three."),
            };
            return outcome is Outcome.Judged judged ? Judged(item, id, judged.Report) : Failed(item, id, ((Outcome.Unreadable)outcome).Why);
        }
        catch (Failure failure)
        {
            return Failed(item, id, failure.Text);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Failed(item, id, new($"調べている途中で失敗しました({error.GetType().Name}: {error.Message})。", $"failed while checking ({error.GetType().Name}: {error.Message})"));
        }

        ScanRequest Request(byte[] line)
        {
            var request = ScanLine.Parse(line);
            id = request.Id;
            return request;
        }
    }

    private ScanResult Judged(ScanItem item, JsonElement? id, Report report)
    {
        if (!writesJson)
        {
            return new(item.Source, id, report, null, default);
        }

        var line = new ArrayBufferWriter<byte>(4096);
        JsonReport.Write(line, report, new ReportOptions { Id = id, Source = id is null ? item.Source : null });
        line.Write("\n"u8);
        return new(item.Source, id, report, null, line.WrittenMemory);
    }

    private ScanResult Failed(ScanItem item, JsonElement? id, Bilingual why)
    {
        if (!writesJson)
        {
            return new(item.Source, id, null, why, default);
        }

        var line = new ArrayBufferWriter<byte>();
        JsonReport.Write(line, new ErrorDocument(id, why.In(language), item.Source));
        line.Write("\n"u8);
        return new(item.Source, id, null, why, line.WrittenMemory);
    }
}
