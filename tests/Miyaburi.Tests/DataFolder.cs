namespace Miyaburi.Tests;

/// <summary>Corpora that are not part of the repository: MIYABURI_DATA, or ../shared/data beside the checkout.</summary>
internal static class DataFolder
{
    /// <summary>The repository's root: the folder that holds Miyaburi.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of a data file; throws when it is missing.</summary>
    public static string Path(string name)
    {
        var folder = Environment.GetEnvironmentVariable("MIYABURI_DATA");
        if (string.IsNullOrEmpty(folder))
        {
            folder = System.IO.Path.Combine(Root, "..", "shared", "data");
        }

        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, name));
        return System.IO.File.Exists(path)
            ? path
            : throw new FileNotFoundException($"Corpus '{name}' is missing in '{folder}'. Point MIYABURI_DATA at the folder that holds it.");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "Miyaburi.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds Miyaburi.slnx.");
    }
}
