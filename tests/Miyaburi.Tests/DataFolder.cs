namespace Miyaburi.Tests;

/// <summary>Corpora that are not part of the repository: MIYABURI_DATA, or ../shared/data beside the checkout.</summary>
internal static class DataFolder
{
    /// <summary>The full path of a data file; throws when it is missing.</summary>
    public static string Path(string name)
    {
        var folder = Environment.GetEnvironmentVariable("MIYABURI_DATA");
        if (string.IsNullOrEmpty(folder))
        {
            folder = System.IO.Path.Combine(Repository.Root, "..", "shared", "data");
        }

        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, name));
        return System.IO.File.Exists(path)
            ? path
            : throw new FileNotFoundException($"Corpus '{name}' is missing in '{folder}'. Point MIYABURI_DATA at the folder that holds it.");
    }
}
