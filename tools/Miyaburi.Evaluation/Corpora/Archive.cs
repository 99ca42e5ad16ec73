using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Miyaburi.Evaluation.Corpora;

/// <summary>Reads the files of the data folder: MIYABURI_DATA, or ../shared/data beside the checkout.</summary>
internal static class Archive
{
    /// <summary>The repository's root: the folder that holds Miyaburi.slnx.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>The data folder, whether it exists or not.</summary>
    internal static string Folder { get; } = Path.GetFullPath(
        Environment.GetEnvironmentVariable("MIYABURI_DATA") is { Length: > 0 } folder ? folder : Path.Combine(Root, "..", "shared", "data"));

    /// <summary>The full path of a data file; throws when it is missing.</summary>
    internal static string PathOf(string name)
    {
        var path = Path.Combine(Folder, name);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"Corpus '{name}' is missing in '{Folder}'. Point MIYABURI_DATA at the folder that holds it.");
    }

    /// <summary>The lines of a compressed text.</summary>
    internal static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(PathOf(name)), CompressionMode.Decompress), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>The whole of a compressed text.</summary>
    internal static string Text(string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(PathOf(name)), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The rows of a compressed JSON Lines file.</summary>
    internal static IEnumerable<JsonElement> Rows(string name) =>
        Lines(name).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement);

    /// <summary>The files of an archive, ordered by name.</summary>
    internal static List<(string Name, byte[] Bytes)> Files(string name)
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(PathOf(name)), CompressionMode.Decompress));
        var files = new List<(string, byte[])>();
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not null)
            {
                using var bytes = new MemoryStream();
                entry.DataStream.CopyTo(bytes);
                files.Add((entry.Name, bytes.ToArray()));
            }
        }

        files.Sort((a, b) => string.CompareOrdinal(a.Item1, b.Item1));
        return files;
    }

    /// <summary>The texts written for this project that are built into the tool, separated by lines of "===".</summary>
    internal static string[] Written(string name) =>
        Embedded("written/" + name).Split("\n===\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A table of labels that is built into the tool: a key, a tab, words separated by blanks.</summary>
    internal static Dictionary<string, string[]> Labels(string name) =>
        Embedded("labels/" + name).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => l.Split('\t'))
            .ToDictionary(c => c[0], c => c[1].Split(' '), StringComparer.Ordinal);

    private static string Embedded(string name)
    {
        using var stream = typeof(Archive).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Miyaburi.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above this program holds Miyaburi.slnx.");
    }
}
