using System.IO.Compression;
using System.Net;
using System.Text;

namespace Miyaburi.Server.Tests;

/// <summary>Files of the page: compressed as accepted, cached for good where the address changes with the content.</summary>
public sealed class AssetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("miyaburi-web-").FullName;
    private readonly RunningServer server;

    public AssetTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        File.WriteAllText(Path.Combine(folder, "assets", "site.css"), string.Concat(Enumerable.Repeat("body { color: black }\n", 100)));
        File.WriteAllText(Path.Combine(folder, "assets", "app.js"), "export {};\n");
        File.WriteAllText(Path.Combine(folder, "sw.js"), "self;\n");
        File.WriteAllBytes(Path.Combine(folder, "dotnet.native.abcdefghi0.wasm"), [0, 0x61, 0x73, 0x6d, 1, 2, 3, 4]);
        File.WriteAllBytes(Path.Combine(folder, "dotnet.native.abcdefghi0.wasm.br"), [9, 9]);
        server = RunningServer.With(o => o with { Web = folder });
    }

    [Fact]
    public async Task Pages_NameTheVersionOfStyleAndScript()
    {
        var page = (await server.GetAsync("/")).Page;
        var style = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        Assert.Matches("^/assets/site\\.css\\?v=[0-9a-f]{16}$", style);
        Assert.Matches("^/assets/app\\.js\\?v=[0-9a-f]{16}$", page.QuerySelector("script[type=module]")!.GetAttribute("src")!);
        Assert.Contains("immutable", (await server.GetAsync(style)).Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("no-cache", (await server.GetAsync("/assets/site.css?v=old")).Header("Cache-Control"));
        Assert.Equal("no-cache", (await server.GetAsync("/sw.js")).Header("Cache-Control"));
        Assert.Contains("immutable", (await server.GetAsync("/dotnet.native.abcdefghi0.wasm")).Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_AreCompressedAsAccepted()
    {
        var plain = await server.GetAsync("/assets/site.css");
        var brotli = await GetAsync("/assets/site.css", "br, gzip");
        Assert.Equal("br", brotli.Header("Content-Encoding"));
        Assert.Equal(plain.Text, Decompress(new BrotliStream(new MemoryStream(brotli.Bytes), CompressionMode.Decompress)));
        var gzip = await GetAsync("/assets/site.css", "gzip");
        Assert.Equal(plain.Text, Decompress(new GZipStream(new MemoryStream(gzip.Bytes), CompressionMode.Decompress)));
        Assert.Equal("", (await GetAsync("/assets/site.css", "br;q=0")).Header("Content-Encoding"));
        Assert.Equal([9, 9], (await GetAsync("/dotnet.native.abcdefghi0.wasm", "br")).Bytes);
        Assert.Equal("application/wasm", (await server.GetAsync("/dotnet.native.abcdefghi0.wasm")).Header("Content-Type"));
    }

    [Fact]
    public async Task UnchangedFiles_AreNotSentAgain()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sw.js");
        request.Headers.TryAddWithoutValidation("If-None-Match", (await server.GetAsync("/sw.js")).Header("ETag"));
        Assert.Equal(HttpStatusCode.NotModified, (await server.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/../miyaburi.db")]
    [InlineData("/assets/..%2f..%2fetc%2fpasswd")]
    [InlineData("/assets/")]
    [InlineData("/dotnet.native.abcdefghi0.wasm.br")]
    public async Task OtherFiles_AreNotServed(string path) => Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync(path)).Status);

    public void Dispose()
    {
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<Answer> GetAsync(string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        return await Answer.OfAsync(await server.Client.SendAsync(request));
    }

    private static string Decompress(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
