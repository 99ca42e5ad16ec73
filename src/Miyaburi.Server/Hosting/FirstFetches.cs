using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Miyaburi.Server.Hosting;

/// <summary>
/// What a first visitor's browser would find out about only step by step, each step a round trip: the modules that the page's
/// script imports, and the files that the engine's loader fetches. Read from those two files themselves, so that nothing is
/// listed twice. A page names them in its head.
/// </summary>
internal sealed partial record FirstFetches
{
    private static readonly ImmutableArray<string> LoaderPaths = ["/assets/engine-worker.js", "/_framework/dotnet.js"];

    /// <summary>Modules of the page, by path.</summary>
    internal required ImmutableArray<string> Modules { get; init; }

    /// <summary>The engine's worker and its loader, by path. Their names do not change with their content.</summary>
    internal required ImmutableArray<string> Loaders { get; init; }

    /// <summary>Further scripts of the engine, by path.</summary>
    internal required ImmutableArray<string> EngineScripts { get; init; }

    /// <summary>The engine's runtime, which takes as long to come as the rest, and which the browser compiles meanwhile.</summary>
    internal required ImmutableArray<string> EngineRuntime { get; init; }

    /// <summary>The rest of the engine's code.</summary>
    internal required ImmutableArray<string> EngineCode { get; init; }

    /// <summary>Reads both files, either of which may be missing.</summary>
    /// <param name="find">A file by its path, or null.</param>
    /// <exception cref="JsonException">The loader's list is not what it has been.</exception>
    internal static FirstFetches Of(Func<string, byte[]?> find)
    {
        var app = Encoding.UTF8.GetString(find("/assets/app.js") ?? []);
        var loader = Encoding.UTF8.GetString(find("/_framework/dotnet.js") ?? []);
        using var list = JsonDocument.Parse(StartList().Match(loader) is { Success: true } found ? found.Groups[1].Value : """{"resources":{}}""");
        var resources = list.RootElement.GetProperty("resources");
        return new FirstFetches
        {
            Modules = [.. Import().Matches(app).Select(m => "/assets/" + m.Groups[1].Value)],
            Loaders = [.. LoaderPaths.Where(path => find(path) is not null)],
            EngineScripts = Names(resources, "jsModuleNative", "jsModuleRuntime"),
            EngineRuntime = Names(resources, "wasmNative"),
            EngineCode = Names(resources, "coreAssembly", "assembly"),
        };
    }

    /// <summary>The files of these kinds; those of "lazyAssembly" come when they are needed.</summary>
    private static ImmutableArray<string> Names(JsonElement resources, params ReadOnlySpan<string> kinds)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var kind in kinds)
        {
            if (resources.TryGetProperty(kind, out var files))
            {
                names.AddRange(files.EnumerateArray().Select(f => "/_framework/" + f.GetProperty("name").GetString()));
            }
        }

        return names.ToImmutable();
    }

    [GeneratedRegex("""^import (?:[^;'"]+ from )?'\./([a-z-]+\.js)';$""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Import();

    [GeneratedRegex(@"/\*json-start\*/(.*)/\*json-end\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex StartList();
}
