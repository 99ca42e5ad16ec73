using System.Formats.Tar;
using System.IO.Compression;

namespace Miyaburi.Tests.Messages;

/// <summary>The files of a packed corpus.</summary>
internal static class Corpus
{
    public static IEnumerable<(string Name, byte[] Bytes)> Files(string archive)
    {
        using var packed = new GZipStream(File.OpenRead(DataFolder.Path(archive)), CompressionMode.Decompress);
        using var reader = new TarReader(packed);
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && entry.DataStream is { } stream)
            {
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                yield return (entry.Name, copy.ToArray());
            }
        }
    }
}
