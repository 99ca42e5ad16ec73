namespace Miyaburi.Tests;

/// <summary>The checkout the tests run in.</summary>
internal static class Repository
{
    /// <summary>The folder with Miyaburi.slnx.</summary>
    internal static string Root { get; } = Find();

    internal static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Miyaburi.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Miyaburi.slnx was not found above the test's folder.");
    }
}
