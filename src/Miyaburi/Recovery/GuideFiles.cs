using System.Collections.Immutable;
using System.Text.Json;

namespace Miyaburi.Recovery;

/// <summary>A data file by its name below <c>data/</c>, such as <c>guidance/card.json</c>.</summary>
/// <param name="Name">Folder and file name, separated by a slash.</param>
/// <param name="Json">The file's bytes, UTF-8.</param>
public readonly record struct GuideSourceFile(string Name, ReadOnlyMemory<byte> Json);

/// <summary>The files of the guide, by kind.</summary>
internal static class GuideFiles
{
    internal const string Guidance = "guidance/";
    internal const string Contacts = "contacts/";
    internal const string Exposures = "guidance/exposures.json";

    /// <summary>The files that come with the engine.</summary>
    internal static ImmutableArray<GuideSourceFile> Embedded() =>
        [.. EmbeddedData.Read(Contacts).Concat(EmbeddedData.Read(Guidance)).Select(f => new GuideSourceFile(f.Name, f.Bytes))];

    /// <summary>Whether the name belongs to the guide and not to another kind of data.</summary>
    internal static bool IsGuideFile(string name) =>
        name.StartsWith(Guidance, StringComparison.Ordinal) || name.StartsWith(Contacts, StringComparison.Ordinal);

    /// <summary>Reads one file with <paramref name="read"/>, naming the file in the error.</summary>
    internal static T Read<T>(GuideSourceFile file, Func<ReadOnlyMemory<byte>, T> read)
    {
        try
        {
            return read(file.Json);
        }
        catch (JsonException error)
        {
            throw new JsonException($"{file.Name}: {error.Message}", error.Path, error.LineNumber, error.BytePositionInLine, error);
        }
    }
}
