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

    /// <summary>What was about to be moved, written before the server was told to: what is left here after a kill may have been moved.</summary>
    public ImmutableArray<PendingMove> Pending { get; init; } = [];

    internal static WatchState Load(string file)
    {
        var state = File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), WatchJson.Default.WatchState) : null;

        // Files of before have no pending moves, and the serialiser leaves out the initialiser.
        return state is null ? new WatchState() : state with
        {
            Moved = state.Moved.IsDefault ? [] : state.Moved,
            Pending = state.Pending.IsDefault ? [] : state.Pending,
        };
    }

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

/// <summary>A mail that was about to be moved.</summary>
/// <param name="From">Where it was.</param>
/// <param name="UidValidity">The UIDVALIDITY of that mailbox.</param>
/// <param name="Uid">Its UID there.</param>
/// <param name="Target">Where it was to go.</param>
/// <param name="IsTold">Whether the person knows that it may be there.</param>
internal sealed record PendingMove(string From, uint UidValidity, uint Uid, string Target, bool IsTold);

/// <summary>Serialisers made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WatchState))]
internal sealed partial class WatchJson : JsonSerializerContext;
