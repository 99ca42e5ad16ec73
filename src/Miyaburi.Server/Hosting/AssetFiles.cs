using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace Miyaburi.Server.Hosting;

/// <summary>A file of the page, read once at start.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Tag">Its entity tag without quotes: the beginning of a hash.</param>
/// <param name="Plain">Its bytes.</param>
internal sealed record AssetFile(string ContentType, string Tag, byte[] Plain)
{
    /// <summary>The same bytes compressed; until then they are served plain, and pressed fast on the way.</summary>
    internal Pressed Pressed { get; set; } = Pressed.Not;
}

/// <summary>A file's compressed forms; one that is not smaller is null.</summary>
internal sealed record Pressed(byte[]? Brotli, byte[]? Gzip)
{
    /// <summary>Nothing is compressed (yet).</summary>
    internal static Pressed Not { get; } = new(null, null);
}

/// <summary>Style sheet, scripts and engine of the page. Those that were not compressed when published are compressed while the server already answers.</summary>
internal sealed class AssetFiles
{
    private const int TagLetters = 16;
    private const int Smallest = 512;
    private const int Large = 256 * 1024;
    private readonly FrozenDictionary<string, AssetFile> files;
    private readonly List<AssetFile> unpressed = [];

    private AssetFiles(Dictionary<string, AssetFile> files)
    {
        this.files = files.ToFrozenDictionary(StringComparer.Ordinal);
        First = FirstFetches.Of(path => Find(path)?.Plain);
        unpressed.AddRange(files.Values.Where(f => ReferenceEquals(f.Pressed, Pressed.Not) && f.Plain.Length >= Smallest && (IsText(f.ContentType) || f.ContentType is "application/wasm")).OrderBy(f => f.Plain.Length));
    }

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

    /// <summary>What a page names in its head for a browser to fetch at once.</summary>
    internal FirstFetches First { get; }

    private static bool IsVariant(string path) => Path.GetExtension(path) is ".br" or ".gz" && File.Exists(Path.ChangeExtension(path, null));

    /// <summary>Compresses what was published uncompressed, small files first: a first view needs those.</summary>
    internal void Press(CancellationToken stop)
    {
        foreach (var file in unpressed)
        {
            stop.ThrowIfCancellationRequested();

            // The last percent of a large file would take most of a minute.
            var level = file.Plain.Length > Large ? CompressionLevel.Optimal : CompressionLevel.SmallestSize;
            file.Pressed = new(
                Smaller(file.Plain, Compress(file.Plain, to => new BrotliStream(to, level))),
                Smaller(file.Plain, Compress(file.Plain, to => new GZipStream(to, level))));
        }
    }

    private static AssetFile ReadFile(string path, FileExtensionContentTypeProvider types)
    {
        var bytes = File.ReadAllBytes(path);
        var type = types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        var file = new AssetFile(IsText(type) ? type + "; charset=utf-8" : type, Convert.ToHexStringLower(SHA256.HashData(bytes))[..TagLetters], bytes);
        var (brotli, gzip) = (Published(path + ".br"), Published(path + ".gz"));
        if (brotli is not null || gzip is not null)
        {
            file.Pressed = new(Smaller(bytes, brotli), Smaller(bytes, gzip));
        }

        return file;
    }

    private static bool IsText(string type)
    {
        var media = type.Split(';')[0];
        return media.StartsWith("text/", StringComparison.Ordinal) || media.EndsWith("json", StringComparison.Ordinal) || media.EndsWith("svg+xml", StringComparison.Ordinal);
    }

    private static byte[]? Published(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    private static byte[]? Smaller(byte[] plain, byte[]? compressed) => compressed?.Length < plain.Length ? compressed : null;

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

/// <summary>Compresses the files of the page while the server starts and answers, on one core.</summary>
internal sealed class AssetPressing(AssetFiles files) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A thread of its own: it may take a minute, and the pool's threads are those of requests.
        var thread = new Thread(() => Press(stoppingToken)) { IsBackground = true, Name = "asset pressing" };
        thread.Start();
        return Task.CompletedTask;
    }

    private void Press(CancellationToken stop)
    {
        try
        {
            files.Press(stop);
        }
        catch (OperationCanceledException)
        {
            // The server stops; what is not pressed is not needed any more.
        }
    }
}
