using System.Collections.Immutable;

namespace Miyaburi;

/// <summary>A data file by its name below <c>data/</c>, such as <c>brands/jcom.json</c>.</summary>
/// <param name="Name">Folder and file name, separated by a slash.</param>
/// <param name="Bytes">The file's bytes.</param>
public readonly record struct DataFile(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>The data files that are built into the assembly.</summary>
internal static class EmbeddedData
{
    /// <summary>The files whose names begin with <paramref name="prefix"/>, ordered by name.</summary>
    internal static ImmutableArray<DataFile> Read(string prefix)
    {
        var assembly = typeof(EmbeddedData).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(Read1),
        ];

        DataFile Read1(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return new DataFile(name, bytes);
        }
    }
}
