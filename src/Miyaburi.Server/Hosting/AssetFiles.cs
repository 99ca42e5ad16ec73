using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace Miyaburi.Server.Hosting;

/// <summary>A file of the page, read once at start.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Tag">Its entity tag without quotes: the beginning of a hash.</param>
/// <param name="Plain">Its bytes.</param>
/// <param name="Brotli">The same, compressed; null when that is not smaller.</param>
/// <param name="Gzip">The same, compressed; null when that is not smaller.</param>
internal sealed record AssetFile(string ContentType, string Tag, byte[] Plain, byte[]? Brotli, byte[]? Gzip);

/// <summary>Style sheet, scripts and engine of the page. Those that were not compressed when published are compressed at start.</summary>
internal sealed class AssetFiles
{
    private const int TagLetters = 16;
    private const int Smallest = 512;
    private readonly FrozenDictionary<string, AssetFile> files;

    private AssetFiles(Dictionary<string, AssetFile> files) => this.files = files.ToFrozenDictionary(StringComparer.Ordinal);

    internal static AssetFiles Read(string? folder)
    {
        var files = new Dictionary<string, AssetFile>(StringComparer.Ordinal);
        if (folder is null || !Directory.Exists(folder))
        {
            return new(files);
        }

        var types = new FileExtensionContentTypeProvider { Mappings = { [".dat"] = "application/octet-stream", [".traineddata"] = "application/octet-stream", [".gz"] = "application/octet-stream", [".mjs"] = "text/javascript", [".js"] = "text/javascript", [".blat"] = "application/octet-stream" } };
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (!IsVariant(path))
            {
                files["/" + Path.GetRelativePath(folder, path).Replace('\\', '/')] = ReadFile(path, types);
            }
        }

        return new(files);
    }

    internal AssetFile? Find(string path) => files.GetValueOrDefault(path);

    /// <summary>The address of a file with its version, so that it may be cached for good; null when there is no such file.</summary>
    internal string? Url(string path) => Find(path) is { } file ? $"{path}?v={file.Tag}" : null;

    private static bool IsVariant(string path) => Path.GetExtension(path) is ".br" or ".gz" && File.Exists(Path.ChangeExtension(path, null));

    private static AssetFile ReadFile(string path, FileExtensionContentTypeProvider types)
    {
        var bytes = File.ReadAllBytes(path);
        var type = types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        var isText = type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal) || type.EndsWith("svg+xml", StringComparison.Ordinal);
        return new AssetFile(
            isText ? type + "; charset=utf-8" : type,
            Convert.ToHexStringLower(SHA256.HashData(bytes))[..TagLetters],
            bytes,
            Smaller(path + ".br", bytes, isText, to => new BrotliStream(to, CompressionLevel.SmallestSize)),
            Smaller(path + ".gz", bytes, isText, to => new GZipStream(to, CompressionLevel.SmallestSize)));
    }

    private static byte[]? Smaller(string published, byte[] bytes, bool isText, Func<Stream, Stream> compress)
    {
        var compressed = File.Exists(published) ? File.ReadAllBytes(published) : isText && bytes.Length >= Smallest ? Compress(bytes, compress) : null;
        return compressed is not null && compressed.Length < bytes.Length ? compressed : null;
    }

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> compress)
    {
        using var target = new MemoryStream();
        using (var stream = compress(target))
        {
            stream.Write(bytes);
        }

        return target.ToArray();
    }
}
