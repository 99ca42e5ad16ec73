using System.Collections.Immutable;

namespace Miyaburi;

/// <summary>The data files that are built into the assembly.</summary>
internal static class EmbeddedData
{
    private static readonly Lazy<string[]> Names = new(() => Sorted(typeof(EmbeddedData).Assembly.GetManifestResourceNames()));

    /// <summary>The files whose names begin with <paramref name="prefix"/>, ordered by name.</summary>
    internal static ImmutableArray<DataFile> Read(string prefix)
    {
        var files = ImmutableArray.CreateBuilder<DataFile>();
        foreach (var name in Names.Value)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                files.Add(new DataFile(name, Open(name)));
            }
        }

        return files.ToImmutable();
    }

    private static string[] Sorted(string[] names)
    {
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <summary>The bytes of a file.</summary>
    internal static ReadOnlyMemory<byte> Open(string name)
    {
        using var stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream(name)!;
        var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length);
        stream.ReadExactly(bytes);
        return bytes;
    }
}
