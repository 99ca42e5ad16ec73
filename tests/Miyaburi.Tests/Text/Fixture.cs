using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Miyaburi.Tests.Text;

/// <summary>Lines of a fixture written by tools/tables/fixtures.mjs.</summary>
internal static class Fixture
{
    internal static IEnumerable<string[]> Lines(string name, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Fixtures", name);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(' ');
        }
    }

    /// <summary>Text written as hexadecimal UTF-16 units.</summary>
    internal static string Unhex(string hex) => string.Create(hex.Length / 4, hex, static (units, source) =>
    {
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = (char)ushort.Parse(source.AsSpan(i * 4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }
    });

    internal static string Hex(string text) =>
        string.Concat(text.Select(unit => ((int)unit).ToString("x4", CultureInfo.InvariantCulture)));

    /// <summary>FNV-1a over UTF-16 units, low byte first.</summary>
    internal static ulong Hash(string text, ulong hash = 0xcbf29ce484222325)
    {
        foreach (var unit in text)
        {
            hash = (hash ^ (byte)unit) * 0x100000001b3;
            hash = (hash ^ (byte)(unit >> 8)) * 0x100000001b3;
        }

        return hash;
    }
}
