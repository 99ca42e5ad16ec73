using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Miyaburi.Gateway.Configuration;

namespace Miyaburi.Gateway.Audit;

/// <summary>
/// Writes decisions to files of lines, oldest files removed. One writer, a bounded queue: when the disk is slow the
/// workers wait, so that no decision goes unnoted. When the disk fails, mail goes on and the failure is logged.
/// </summary>
internal sealed partial class AuditLog : IAsyncDisposable
{
    internal const string Pattern = "decisions-*.jsonl";
    private const int QueuedEntries = 4096;

    private readonly AuditConfig config;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Channel<AuditEntry> queue = Channel.CreateBounded<AuditEntry>(new BoundedChannelOptions(QueuedEntries) { SingleReader = true });
    private readonly Task writing;

    internal AuditLog(AuditConfig config, TimeProvider time, ILogger<AuditLog> logger)
    {
        (this.config, this.time, this.logger) = (config, time, logger);
        Directory.CreateDirectory(config.Folder);
        writing = Task.Run(WriteAllAsync);
    }

    internal ValueTask WriteAsync(AuditEntry entry) => queue.Writer.WriteAsync(entry);

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writing;
    }

    private async Task WriteAllAsync()
    {
        FileStream? file = null;
        while (await queue.Reader.WaitToReadAsync())
        {
            try
            {
                file = await WriteWaitingAsync(file);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                LogFailure(error.Message);
                file = null;
            }
        }

        if (file is not null)
        {
            await file.DisposeAsync();
        }
    }

    private async Task<FileStream> WriteWaitingAsync(FileStream? file)
    {
        file ??= Open();
        while (queue.Reader.TryRead(out var entry))
        {
            JsonSerializer.Serialize(file, entry, AuditJson.Default.AuditEntry);
            file.WriteByte((byte)'\n');
        }

        await file.FlushAsync();
        if (file.Length < config.FileBytes)
        {
            return file;
        }

        await file.DisposeAsync();
        return Open();
    }

    private FileStream Open()
    {
        foreach (var old in Directory.GetFiles(config.Folder, Pattern).OrderDescending(StringComparer.Ordinal).Skip(config.Files - 1))
        {
            File.Delete(old);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"decisions-{time.GetUtcNow():yyyyMMdd-HHmmss-fff}.jsonl");
        return new FileStream(Path.Combine(config.Folder, name), new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
        });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit log cannot be written: {Why}")]
    private partial void LogFailure(string why);
}
