using System.Globalization;
using System.Text.Json;
using Miyaburi.Gateway.Configuration;

namespace Miyaburi.Gateway.Audit;

/// <summary>
/// Notes decisions in files of lines, oldest files removed. A line is handed to the operating system before the
/// message is answered: the program may be killed at any moment, and every answer it gave can be explained. A machine
/// that loses its power may lose the last seconds, since nothing is forced to the disk. When the disk fails, mail goes
/// on; that it failed is logged once, and afterwards how many decisions are missing.
/// </summary>
internal sealed partial class AuditLog : IDisposable
{
    internal const string Pattern = "decisions-*.jsonl";

    private readonly AuditConfig config;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Lock gate = new();
    private FileStream? file;
    private long missing;

    internal AuditLog(AuditConfig config, TimeProvider time, ILogger<AuditLog> logger)
    {
        (this.config, this.time, this.logger) = (config, time, logger);
        Directory.CreateDirectory(config.Folder);
    }

    /// <summary>Notes a decision; afterwards a killed process loses it no more.</summary>
    internal void Write(AuditEntry entry)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(entry, AuditJson.Default.AuditEntry), (byte)'\n'];
        lock (gate)
        {
            try
            {
                file ??= Open();
                file.Write(line);
                Found();
                CloseWhenFull(file);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Missed(error);
            }
        }
    }

    public void Dispose() => file?.Dispose();

    private void Found()
    {
        if (missing > 0)
        {
            LogFound(missing);
            missing = 0;
        }
    }

    private void Missed(Exception error)
    {
        file?.Dispose();
        file = null;
        if (missing++ == 0)
        {
            LogFailure(error.Message);
        }
    }

    private void CloseWhenFull(FileStream full)
    {
        if (full.Position < config.FileBytes)
        {
            return;
        }

        full.Dispose();
        file = null;
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
            BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
        });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit log cannot be written: {Why}")]
    private partial void LogFailure(string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit log is written again; {Missing} decisions are not in it")]
    private partial void LogFound(long missing);
}
