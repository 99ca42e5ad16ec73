using System.Text.Json;

namespace Miyaburi.Cli.Data;

/// <summary>The data files in a folder, and the schema each must obey.</summary>
internal static class DataFolder
{
    private static readonly (string Prefix, string Schema)[] Schemas =
    [
        ("brands/", "brand.schema.json"),
        ("guidance/exposures.json", "exposure.schema.json"),
        ("guidance/", "guidance.schema.json"),
        ("contacts/", "contact.schema.json"),
    ];

    /// <summary>The folder <c>data</c> here or above; null when there is none.</summary>
    internal static string? Find()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "data");
            if (Directory.Exists(Path.Combine(data, "brands")))
            {
                return data;
            }
        }

        return null;
    }

    /// <summary>Every JSON file of the folder, by its name from there.</summary>
    internal static List<DataFile> Read(string folder)
    {
        try
        {
            return
            [
                .. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
                    .Select(f => (Path: f, Name: Path.GetRelativePath(folder, f).Replace('\\', '/')))
                    .OrderBy(f => f.Name, StringComparer.Ordinal)
                    .Select(f => new DataFile(f.Name, File.ReadAllBytes(f.Path))),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new Failure(InputBytes.Why(folder, error));
        }
    }

    /// <summary>What the schemas object to.</summary>
    internal static IEnumerable<DataError> CheckSchemas(IReadOnlyCollection<DataFile> files)
    {
        foreach (var file in files)
        {
            var schema = Schemas.FirstOrDefault(s => file.Name.StartsWith(s.Prefix, StringComparison.Ordinal)).Schema;
            if (schema is null || Parse(file) is not { } document)
            {
                continue;
            }

            using (document)
            {
                var bytes = files.FirstOrDefault(f => f.Name == $"schema/{schema}").Bytes;
                using var rules = JsonDocument.Parse(bytes.IsEmpty ? Embedded(schema) : bytes);
                foreach (var error in SchemaCheck.Check(rules.RootElement, document.RootElement, file.Name))
                {
                    yield return error;
                }
            }
        }
    }

    /// <summary>The document; null when it is no JSON, which the readers of the engine report.</summary>
    private static JsonDocument? Parse(DataFile file)
    {
        if (file.TextError() is not null)
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(file.Bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Embedded(string schema)
    {
        using var stream = typeof(DataFolder).Assembly.GetManifestResourceStream($"schema/{schema}")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
