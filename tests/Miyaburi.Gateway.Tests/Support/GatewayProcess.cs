using System.Diagnostics;

namespace Miyaburi.Gateway.Tests.Support;

/// <summary>The gateway as an administrator starts it: a process that can be killed.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private readonly Process process;

    private GatewayProcess(Process process) => this.process = process;

    internal int Id => process.Id;

    internal static async Task<GatewayProcess> StartAsync(string config, string? program = null)
    {
        var start = program is null
            ? Tool.Start("dotnet", typeof(GatewayHost).Assembly.Location, "gateway", "--config", config)
            : Tool.Start(program, "gateway", "--config", config);
        start.RedirectStandardError = false;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ready", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new GatewayProcess(process);
            }
        }

        throw new InvalidOperationException("The gateway did not start.");
    }

    /// <summary>Ends it without a chance to clean up.</summary>
    internal async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    internal Task HangUpAsync() => Tool.RunAsync("kill", "-HUP", $"{process.Id}");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Tool.RunAsync("kill", "-TERM", $"{process.Id}");
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
