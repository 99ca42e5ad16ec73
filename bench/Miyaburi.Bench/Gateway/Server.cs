using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Miyaburi.Gateway.Tests.Support;

namespace Miyaburi.Bench;

/// <summary>A running server and the client through which it is asked.</summary>
internal sealed partial class Server : IAsyncDisposable
{
    private const string GatewayProgram = "artifacts/bin/Miyaburi.Gateway/release/Miyaburi.Gateway.dll";

    private readonly Func<ValueTask> stop;

    private Server(string name, string client, int port, int processId, Func<ValueTask> stop) =>
        (Name, Client, Port, ProcessId, this.stop) = (name, client, port, processId, stop);

    /// <summary>The servers that rspamc can ask, the gateway first.</summary>
    internal static IReadOnlyList<Func<Scratch, Task<Server>>> OfRspamc { get; } = [s => GatewayAsync(s, "rspamd", "rspamc"), RspamdAsync];

    /// <summary>The servers that spamc can ask, the gateway first.</summary>
    internal static IReadOnlyList<Func<Scratch, Task<Server>>> OfSpamc { get; } = [s => GatewayAsync(s, "spamd", "spamc"), SpamdAsync];

    internal string Name { get; }

    internal string Client { get; }

    internal int Port { get; }

    internal int ProcessId { get; }

    /// <summary>The score from which it marks mail out of the box: rspamd's "add header" is 6.</summary>
    internal double Spam => Name == "rspamd" ? 6 : 5;

    /// <summary>The score of the milder level, where there is one.</summary>
    internal double? Suspicious => Name == "Miyaburi" ? 2.5 : null;

    /// <summary>Asks about every file, two at a time; returns the scores.</summary>
    internal async Task<List<double>> RunAsync(IEnumerable<string> files)
    {
        var command = Client == "rspamc"
            ? $"rspamc -h 127.0.0.1:{Port} -n 2 $(cat)"
            : $"xargs -P 2 -I FILE sh -c 'spamc -d 127.0.0.1 -p {Port} -s 67108864 -c < FILE'";
        var start = Tool.Start("sh", "-c", command);
        using var process = Process.Start(start)!;
        var reading = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(string.Join('\n', files));
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await errors;
        return [.. (Client == "rspamc" ? RspamcScore() : SpamcScore()).Matches(await reading).Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];
    }

    public ValueTask DisposeAsync() => stop();

    /// <summary>The gateway with the door for phones.</summary>
    internal static Task<Server> FilterAsync(Scratch scratch) => GatewayAsync(scratch, "filter", "");

    private static async Task<Server> GatewayAsync(Scratch scratch, string door, string client)
    {
        var port = FreePort.Next();
        var config = scratch.Write($"{door}.json", $$"""{ "doors": { "{{door}}": { "listen": ["127.0.0.1:{{port}}"] } } }""");
        return await StartAsync("Miyaburi", client, port, Tool.Start("dotnet", Path.GetFullPath(GatewayProgram), "gateway", "--config", config));
    }

    private static async Task<Server> RspamdAsync(Scratch scratch)
    {
        var rspamd = await Rspamd.StartAsync(scratch, "", "", isQuickToStart: false);
        return new Server("rspamd", "rspamc", rspamd.Port, rspamd.ProcessId, rspamd.DisposeAsync);
    }

    private static Task<Server> SpamdAsync(Scratch scratch)
    {
        var port = FreePort.Next();

        // What spamd logs tells of the mails; none of it is wanted.
        return StartAsync("spamd", "spamc", port, Tool.Start(
            "sh", "-c", $"exec spamd -L -x -i 127.0.0.1 -A 127.0.0.1 -p {port} --min-children=2 --max-children=2 -r {scratch.At("spamd.pid")} 2>/dev/null"));
    }

    private static async Task<Server> StartAsync(string name, string client, int port, ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = false;
        var process = Process.Start(start)!;
        await Ports.WaitAsync(port, process);
        return new Server(name, client, port, process.Id, async () =>
        {
            await Tool.RunAsync("kill", "-TERM", $"{process.Id}");
            await process.WaitForExitAsync();
            process.Dispose();
        });
    }

    [GeneratedRegex(@"^Score: (-?\d+\.\d+) / ", RegexOptions.Multiline)]
    private static partial Regex RspamcScore();

    [GeneratedRegex(@"^(-?\d+\.\d+)/\d", RegexOptions.Multiline)]
    private static partial Regex SpamcScore();
}
