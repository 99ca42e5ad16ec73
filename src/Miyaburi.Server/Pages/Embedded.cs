namespace Miyaburi.Server.Pages;

/// <summary>Documents of the repository that pages are made from.</summary>
internal static class Embedded
{
    internal static string Text(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
