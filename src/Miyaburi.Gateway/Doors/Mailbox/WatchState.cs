using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Miyaburi.Gateway.Doors.Mailbox;

/// <summary>Where the watch goes on, and what it moved. Holds no word of any mail.</summary>
internal sealed record WatchState
{
    /// <summary>The UIDVALIDITY for which the UIDs hold (RFC 9051, 2.3.1.1); 0 before the first look.</summary>
    public uint UidValidity { get; init; }

    /// <summary>The last UID that was looked at.</summary>
    public uint LastUid { get; init; }

    /// <summary>What was moved and not moved back.</summary>
    public ImmutableArray<MovedMail> Moved { get; init; } = [];

    internal static WatchState Load(string file) => File.Exists(file)
        ? JsonSerializer.Deserialize(File.ReadAllBytes(file), WatchJson.Default.WatchState) ?? new WatchState()
        : new WatchState();

    /// <summary>Replaces the file as a whole, so that a crash leaves the old or the new one.</summary>
    internal void Save(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var next = file + ".new";
        using (var stream = new FileStream(next, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            JsonSerializer.Serialize(stream, this, WatchJson.Default.WatchState);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, file, overwrite: true);
    }
}

/// <summary>A mail that was moved.</summary>
/// <param name="Folder">Where it is now.</param>
/// <param name="UidValidity">The UIDVALIDITY of that mailbox.</param>
/// <param name="Uid">Its UID there.</param>
/// <param name="From">Where it came from.</param>
internal sealed record MovedMail(string Folder, uint UidValidity, uint Uid, string From);

/// <summary>Serialisers made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WatchState))]
internal sealed partial class WatchJson : JsonSerializerContext;
