using System.CommandLine;
using System.Runtime.InteropServices;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Judging;

namespace Miyaburi.Gateway.Commands;

/// <summary><c>gateway</c>: opens the doors and serves until told to stop.</summary>
internal static partial class GatewayCommand
{
    internal static Command Build()
    {
        var file = new Option<string>("--config") { Description = "設定ファイル / the configuration file", Required = true, HelpName = "FILE" };
        var check = new Option<bool>("--check") { Description = "設定を調べて終わる / check the configuration and end" };
        var command = new Command("gateway", "メールやメッセージの入口で判定する / judge mail and messages where they arrive") { file, check };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(check), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string path, bool checkOnly, CancellationToken cancellation)
    {
        if (ConfigReader.ReadFile(path, EnvironmentOverrides.OfProcess()) is ConfigReading.Bad bad)
        {
            foreach (var error in bad.Errors)
            {
                await Console.Error.WriteLineAsync($"{path}: {error}");
            }

            return ExitCode.Unusable;
        }

        var good = (ConfigReading.Good)ConfigReader.ReadFile(path, EnvironmentOverrides.OfProcess());
        if (checkOnly)
        {
            Console.WriteLine($"{path}: 設定に誤りはありません / no errors");
            return ExitCode.Fine;
        }

        var holder = new ConfigHolder(path, good.Config, EnvironmentOverrides.OfProcess);
        await using var host = GatewayHost.Build(holder);
        var logger = host.Services.GetRequiredService<ILogger<ConfigHolder>>();
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            Reload(holder, logger);
        });
        try
        {
            await GatewayHost.StartAsync(host, cancellation);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            await Console.Error.WriteLineAsync($"{path}: 待ち受けを始められません / cannot listen: {error.Message}");
            return ExitCode.Unusable;
        }
        catch (SelfCheckFault fault)
        {
            await Console.Error.WriteLineAsync($"自己診断に失敗したので始めません / not started, the self-check failed: {fault.Message}");
            return ExitCode.Unusable;
        }

        LogReady(logger, Environment.ProcessId);
        await host.WaitForShutdownAsync(cancellation);
        return ExitCode.Fine;
    }

    private static void Reload(ConfigHolder holder, ILogger logger)
    {
        var (isTaken, notes) = holder.Reload();
        foreach (var note in notes)
        {
            LogNote(logger, note);
        }

        LogReload(logger, isTaken ? "read again" : "NOT taken; the one in force stays");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ready (process {Process})")]
    private static partial void LogReady(ILogger logger, int process);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Configuration: {Note}")]
    private static partial void LogNote(ILogger logger, ConfigError note);

    [LoggerMessage(Level = LogLevel.Information, Message = "Configuration {What}")]
    private static partial void LogReload(ILogger logger, string what);
}

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    internal const int Fine = 0;
    internal const int NotFound = 1;
    internal const int Unusable = 2;
}
