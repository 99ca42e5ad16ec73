using System.Globalization;
using Miyaburi.Messages;

namespace Miyaburi.Cli.Scanning;

/// <summary>Finds the messages in files, folders, mailboxes and streams, one at a time, in a fixed order.</summary>
internal sealed class ScanSources(AnalysisLimits limits, ScanProgress progress)
{
    private static readonly string[] JsonEndings = [".jsonl", ".ndjson"];

    /// <summary>Base64 makes four characters of three bytes; the rest is room for the other properties.</summary>
    private int LineLimit => (limits.MessageBytes / 3 * 4) + (1024 * 1024);

    internal IEnumerable<ScanItem> Read(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var items = path is "-" ? ReadStandardInput() : Directory.Exists(path) ? ReadFolder(path) : ReadFile(path);
            foreach (var item in items)
            {
                yield return item;
            }
        }
    }

    /// <summary>A Maildir is read from its two folders of delivered mail; any other folder with everything below it.</summary>
    private IEnumerable<ScanItem> ReadFolder(string folder)
    {
        string[] files;
        ScanItem.Broken? broken = null;
        try
        {
            string[] mail = [Path.Combine(folder, "new"), Path.Combine(folder, "cur")];
            files = [.. (mail.All(Directory.Exists) ? mail : [folder]).SelectMany(f => Directory.EnumerateFiles(f, "*", Visible).Order(StringComparer.Ordinal))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            files = [];
            broken = new(folder, InputBytes.Why(folder, error));
        }

        if (broken is not null)
        {
            yield return broken;
        }

        progress.Expect(files.Length);
        foreach (var file in files)
        {
            foreach (var item in ReadFile(file))
            {
                yield return item;
            }
        }
    }

    private static EnumerationOptions Visible => new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    };

    private IEnumerable<ScanItem> ReadFile(string path)
    {
        FileStream? stream = null;
        ScanItem.Broken? broken = null;
        try
        {
            stream = InputBytes.OpenFile(path);
        }
        catch (Failure failure)
        {
            broken = new(path, failure.Text);
        }

        if (stream is null)
        {
            yield return broken!;
            yield break;
        }

        using (stream)
        {
            foreach (var item in ReadStream(stream, path))
            {
                yield return item;
            }
        }
    }

    private IEnumerable<ScanItem> ReadStandardInput()
    {
        using var stream = Console.OpenStandardInput();
        foreach (var item in ReadStream(stream, "-"))
        {
            yield return item;
        }
    }

    private IEnumerable<ScanItem> ReadStream(Stream stream, string source)
    {
        var start = new PeekStream(stream);
        return start.First() switch
        {
            _ when JsonEndings.Any(e => source.EndsWith(e, StringComparison.OrdinalIgnoreCase)) => ReadLines(start, source),
            [(byte)'{', ..] => ReadLines(start, source),
            var first when MailboxFile.IsMailbox(first) => MailboxFile.Split(start, limits.MessageBytes)
                .Select((mail, i) => new ScanItem.Message(string.Create(CultureInfo.InvariantCulture, $"{source}#{i + 1}"), mail)),
            _ => [new ScanItem.Message(source, InputBytes.OfStream(start, limits.MessageBytes))],
        };
    }

    private IEnumerable<ScanItem> ReadLines(Stream stream, string source)
    {
        var lines = new LineReader(stream, LineLimit);
        for (var number = 1; lines.Read() is { } line; number++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{source}:{number}");
            if (lines.WasCut)
            {
                yield return new ScanItem.Broken(place, new("1行が長すぎます。", "the line is too long"));
            }
            else if (!line.AsSpan().Trim(" \t\r\uFEFF"u8).IsEmpty)
            {
                yield return new ScanItem.JsonLine(place, line);
            }
        }
    }
}
