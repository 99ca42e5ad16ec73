using System.IO.Compression;
using System.Net;
using System.Text;
using Miyaburi.Server.Hosting;

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
        File.WriteAllText(Path.Combine(folder, "assets", "app.js"), "import './engine.js';\nimport { startCheckPage } from './check-page.js';\nconst later = () => import('./picture-reader.js');\n");
        Directory.CreateDirectory(Path.Combine(folder, "_framework"));
        File.WriteAllText(Path.Combine(folder, "_framework", "dotnet.js"), """
            let config=/*json-start*/{"resources":{
              "jsModuleNative":[{"name":"dotnet.native.abcdefghi1.js"}],
              "wasmNative":[{"name":"dotnet.native.abcdefghi0.wasm"}],
              "assembly":[{"name":"Miyaburi.abcdefghi2.wasm"}],
              "lazyAssembly":[{"name":"MimeKit.abcdefghi3.wasm"}]}}/*json-end*/;
            """);
        File.WriteAllText(Path.Combine(folder, "assets", "engine-start.js"), "start();\n");
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
        Assert.Matches("^/assets/app\\.js\\?v=[0-9a-f]{16}$", page.QuerySelector("script[type=module]:not([async])")!.GetAttribute("src")!);
        Assert.Contains("immutable", (await server.GetAsync(style)).Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("no-cache", (await server.GetAsync("/assets/site.css?v=old")).Header("Cache-Control"));
        Assert.Equal("no-cache", (await server.GetAsync("/sw.js")).Header("Cache-Control"));
        Assert.Contains("immutable", (await server.GetAsync("/dotnet.native.abcdefghi0.wasm")).Header("Cache-Control"), StringComparison.Ordinal);
    }

    /// <summary>What a browser would find out step by step stands in the head of the page that checks: its modules, and what the engine's loader fetches at once.</summary>
    [Fact]
    public async Task TheCheckPage_NamesWhatItsScriptsWillAskFor()
    {
        var check = (await server.GetAsync("/")).Page;
        string[] Links(AngleSharp.Dom.IDocument page, string rel) => [.. page.QuerySelectorAll($"link[rel={rel}]").Select(l => l.GetAttribute("href")!)];
        Assert.Equal(["/_framework/dotnet.js", "/assets/engine.js", "/assets/check-page.js", "/_framework/dotnet.native.abcdefghi1.js"], Links(check, "modulepreload"));
        Assert.Equal(["/_framework/dotnet.native.abcdefghi0.wasm", "/_framework/Miyaburi.abcdefghi2.wasm"], Links(check, "preload"));
        var contacts = (await server.GetAsync("/contacts")).Page;
        Assert.Equal(["/assets/engine.js", "/assets/check-page.js"], Links(contacts, "modulepreload"));
        Assert.Empty(Links(contacts, "preload"));
        Assert.Equal("public, max-age=10", (await server.GetAsync("/_framework/dotnet.js")).Header("Cache-Control"));
    }

    /// <summary>Pressing a page takes a minute: a server that did it first would not answer meanwhile.</summary>
    [Fact]
    public async Task Files_AreServedBeforeTheyArePressed()
    {
        var files = AssetFiles.Read(folder);
        Assert.Equal(Pressed.Not, files.Find("/assets/site.css")!.Pressed);
        Assert.Equal([9, 9], files.Find("/dotnet.native.abcdefghi0.wasm")!.Pressed.Brotli);
        files.Press(TestContext.Current.CancellationToken);
        Assert.NotNull(files.Find("/assets/site.css")!.Pressed.Brotli);

        // The running server presses by itself; its tag is weak as long as the bytes are made on their way.
        var first = await GetAsync("/assets/site.css", "br");
        var last = await PressedAsync("/assets/site.css");
        Assert.Equal(Decompress(new BrotliStream(new MemoryStream(first.Bytes), CompressionMode.Decompress)), Decompress(new BrotliStream(new MemoryStream(last.Bytes), CompressionMode.Decompress)));
        Assert.EndsWith("-br\"", last.Header("ETag"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_AreCompressedAsAccepted()
    {
        await PressedAsync("/assets/site.css");
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

    /// <summary>The answer once the file is pressed.</summary>
    private async Task<Answer> PressedAsync(string path)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await GetAsync(path, "br") is var answer && !answer.Header("ETag").StartsWith("W/", StringComparison.Ordinal))
            {
                return answer;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("Not pressed within 30 s.");
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
