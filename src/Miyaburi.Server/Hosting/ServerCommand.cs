using System.Collections.Immutable;
using System.CommandLine;
using System.Net;
using Miyaburi.Server.Storage;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Server.Hosting;

/// <summary>The command line of the server: <c>serve</c>, <c>serve keys</c>, <c>serve webhooks</c> and <c>serve backup</c>.</summary>
internal static class ServerCommand
{
    private const int WrongUse = 2;

    /// <summary>Runs the server.</summary>
    /// <param name="args">The command line without <c>serve</c>.</param>
    /// <param name="addition">What a program that has the server inside adds to it; null for the server alone.</param>
    internal static async Task<int> RunAsync(string[] args, ServeAddition? addition = null)
    {
        var parsed = Build(addition).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"miyaburi serve: {error.Message}");
            }

            await Console.Error.WriteLineAsync("For usage: miyaburi serve --help");
            return WrongUse;
        }

        try
        {
            // The host itself handles SIGTERM and takes the time it needs; the library would end the process after two seconds.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Data.Common.DbException or ArgumentException or StoreInUseException)
        {
            await Console.Error.WriteLineAsync($"miyaburi serve: {error.Message}");
            return WrongUse;
        }
    }

    private static RootCommand Build(ServeAddition? addition)
    {
        var data = new Option<FileInfo>("--data") { Description = "SQLite file for API keys and feedback", HelpName = "FILE", Recursive = true, DefaultValueFactory = _ => new FileInfo(Database.Usual()) };
        var root = new RootCommand("Serves the page and the API. Nothing of a message that is checked is logged or stored.") { data };
        var waves = new Option<string>("--waves") { Description = "Store of waves: SQLite file, or PostgreSQL connection string (Host=…); also MIYABURI_WAVES (waves.db beside --data)", HelpName = "STORE", Recursive = true, DefaultValueFactory = _ => Environment.GetEnvironmentVariable("MIYABURI_WAVES") ?? "" };
        root.Options.Add(waves);
        root.Subcommands.Add(KeysCommand.Build(data));
        root.Subcommands.Add(WebhooksCommand.Build(data, waves));
        root.Subcommands.Add(BackupCommand.Build(data, waves));
        var serve = new ServeOptions(data, waves);
        serve.AddTo(root);
        addition?.Options.ToList().ForEach(root.Options.Add);
        root.SetAction(async (parsed, stop) =>
        {
            var options = serve.Read(parsed);
            await using var app = ServerHost.Build(options, addition?.Change(parsed, options));
            await app.RunAsync(stop);
            return 0;
        });
        return root;
    }
}

/// <summary>What a program that has the server inside adds to it.</summary>
/// <param name="Options">Options of its own.</param>
/// <param name="Change">What is different about the server, by the command line; an <see cref="ArgumentException"/> when it cannot be.</param>
internal sealed record ServeAddition(ImmutableArray<Option> Options, Func<ParseResult, ServerOptions, Action<WebApplicationBuilder>> Change);

/// <summary>The options of <c>serve</c>.</summary>
internal sealed class ServeOptions(Option<FileInfo> data, Option<string> waves)
{
    private const int Largest = 1_000_000_000;
    private readonly Option<string[]> urls = new("--urls") { Description = "Addresses to listen on (http://127.0.0.1:8080)", HelpName = "URLS", AllowMultipleArgumentsPerToken = true };
    private readonly Option<DirectoryInfo> web = new Option<DirectoryInfo>("--web") { Description = "Folder with style sheet, scripts and engine of the page", HelpName = "FOLDER" }.AcceptExistingOnly();
    private readonly Option<FileInfo> fakeHosts = new Option<FileInfo>("--fake-hosts") { Description = "Reported fake sites for brand pages: JPCERT/CC phishurl-list (date,url,description; may be .gz)", HelpName = "FILE" }.AcceptExistingOnly();
    private readonly Option<Uri> publicUrl = PublicUrl();
    private readonly Option<IPAddress[]> proxies = new("--proxy") { Description = "Address of a reverse proxy whose X-Forwarded-For and -Proto count (may be repeated)", HelpName = "IP", CustomParser = r => r.Tokens.Select(t => IPAddress.TryParse(t.Value, out var ip) ? ip : Wrong<IPAddress>(r, "an IP address")).OfType<IPAddress>().ToArray() };
    private readonly Option<string> authservId = new("--authserv-id") { Description = "Identifier of your receiving mail server; only its Authentication-Results count", HelpName = "ID" };
    private readonly Option<int> perMinute = Count("--checks-per-minute", "Checks and plans a minute for one client address", new ServerOptions { Data = "" }.ChecksPerMinute);
    private readonly Option<int> atOnce = Count("--checks-at-once", "Checks that run at the same time", new ServerOptions { Data = "" }.ChecksAtOnce);
    private readonly Option<int> bodyBytes = Count("--body-bytes", "Bytes of a request's body", new ServerOptions { Data = "" }.BodyBytes);

    /// <summary>Where people find the site; the silos of a cluster tell it as well.</summary>
    internal static Option<Uri> PublicUrl() => new("--public-url")
    {
        Description = "The address by which people reach the site",
        HelpName = "URL",
        CustomParser = r => Uri.TryCreate(r.Tokens.Single().Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : Wrong<Uri>(r, "an address like https://example.jp/"),
    };

    internal void AddTo(RootCommand root)
    {
        foreach (var option in new Option[] { urls, web, fakeHosts, publicUrl, proxies, authservId, perMinute, atOnce, bodyBytes })
        {
            root.Options.Add(option);
        }
    }

    internal ServerOptions Read(ParseResult parsed)
    {
        var options = new ServerOptions
        {
            Data = parsed.GetValue(data)!.FullName,
            Waves = parsed.GetValue(waves) is { Length: > 0 } store ? store : null,
            Web = parsed.GetValue(web)?.FullName,
            FakeHosts = parsed.GetValue(fakeHosts)?.FullName,
            PublicUrl = parsed.GetValue(publicUrl),
            Proxies = [.. parsed.GetValue(proxies) ?? []],
            AuthservId = parsed.GetValue(authservId),
            ChecksPerMinute = parsed.GetValue(perMinute),
            ChecksAtOnce = parsed.GetValue(atOnce),
            BodyBytes = parsed.GetValue(bodyBytes),
        };
        ImmutableArray<string> given = [.. (parsed.GetValue(urls) ?? []).SelectMany(u => u.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        return given.IsEmpty ? options : options with { Urls = given };
    }

    private static Option<int> Count(string name, string description, int usual) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => usual,
        CustomParser = r => int.TryParse(r.Tokens.Single().Value, out var n) && n is > 0 and <= Largest ? n : Wrong<int>(r, $"a number from 1 to {Largest}"),
    };

    private static T? Wrong<T>(System.CommandLine.Parsing.ArgumentResult result, string wanted)
    {
        result.AddError($"{result.Tokens[0].Value} is not {wanted}");
        return default;
    }
}
