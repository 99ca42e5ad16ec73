namespace Miyaburi.Gateway.Tests.Support;

/// <summary>A folder of one test, removed at its end. Other users may enter it: mail servers drop their rights.</summary>
internal sealed class Scratch : IDisposable
{
    internal Scratch()
    {
        Folder = Directory.CreateTempSubdirectory("miyaburi-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
        }
    }

    internal string Folder { get; }

    internal string At(string name) => Path.Combine(Folder, name);

    internal string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
