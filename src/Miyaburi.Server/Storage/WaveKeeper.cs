using System.Data.Common;
using System.Net;
using Miyaburi.Server.Hosting;
using Miyaburi.Waves;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Server.Storage;

/// <summary>
/// Takes reports and keeps waves. It opens the store after the server has started, since a large one takes a while to read;
/// while another program writes to it, reports are refused and it is tried again. What was accepted is on the disk before the
/// server ends.
/// </summary>
internal sealed partial class WaveKeeper(ServerOptions options, TimeProvider clock, ILogger<WaveKeeper> log) : BackgroundService, IReportKeeper
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HookPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan HookPatience = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Opened? open;

    /// <inheritdoc/>
    public Task Ready => opened.Task;

    /// <inheritdoc/>
    public async Task<Guid> ReporterAsync(IPAddress? address)
    {
        var waves = Open();
        if (waves.Names.Year != Today.Year)
        {
            open = waves = waves with { Names = await waves.Service.RunAsync(store => Pseudonyms.Of(store.Secrets, Today.Year)) };
        }

        return waves.Names.Of(address);
    }

    /// <inheritdoc/>
    public async Task<Receipt> AddAsync(Sighting sighting, CancellationToken cancel)
    {
        try
        {
            return await Open().Service.AddAsync(sighting, cancel);
        }
        catch (Exception error) when (error is IOException or System.Threading.Channels.ChannelClosedException)
        {
            throw new Refused(Cause.Busy);
        }
    }

    /// <inheritdoc/>
    public Task<Receipt> ObjectAsync(Sighting sighting, CancellationToken cancel) => Open().Service.RunAsync(store => store.Object(sighting, "genuine"), cancel);

    /// <inheritdoc/>
    public async Task<bool> EraseAsync(string token, CancellationToken cancel) =>
        Open() is var waves && waves.Tokens.Read(token) is { } report && await waves.Service.RunAsync(store => store.Retract(report, Today), cancel) > 0;

    /// <inheritdoc/>
    public string TokenOf(Guid report) => Open().Tokens.Make(report);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (open is { } waves)
        {
            open = null;
            await waves.Service.DisposeAsync();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var service = await OpenAsync(stoppingToken);
            opened.SetResult();
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = HookPatience };
            await using var hooks = Webhooks.Open(options.WaveStore, client, clock);
            var expired = DateOnly.MinValue;
            while (true)
            {
                if (Today > expired)
                {
                    expired = Today;
                    await service.RunAsync(store => store.Expire(expired), stoppingToken);
                }

                await CallHooksAsync(hooks, stoppingToken);
                await Task.Delay(HookPause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server ends.
        }
    }

    private DateOnly Today => JapaneseDay.Of(clock);

    private Opened Open() => open ?? throw new Refused(Cause.Busy);

    private async Task<WaveService> OpenAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                var store = await Task.Run(() => WaveStore.Open(options.WaveStore, WaveRules.Default), stop);
                var (names, tokens) = (Pseudonyms.Of(store.Secrets, Today.Year), ErasureTokens.Of(store.Secrets));
                open = new Opened(new WaveService(store), names, tokens);
                return open.Service;
            }
            catch (Exception error) when (error is StoreInUseException or DbException)
            {
                Log.NotOpen(log, error is StoreInUseException ? error.Message : error.GetType().Name);
                await Task.Delay(Retry, clock, stop);
            }
        }
    }

    private async Task CallHooksAsync(Webhooks hooks, CancellationToken stop)
    {
        try
        {
            hooks.Queue();
            await hooks.SendAsync(stop);
        }
        catch (DbException error)
        {
            Log.HooksFailed(log, error.GetType().Name);
        }
    }

    /// <summary>All that the open store gives.</summary>
    private sealed record Opened(WaveService Service, Pseudonyms Names, ErasureTokens Tokens);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The store of waves is not open for writing: {Why} Reports are refused until it is.")]
        internal static partial void NotOpen(ILogger logger, string why);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks could not be sent: {Type}")]
        internal static partial void HooksFailed(ILogger logger, string type);
    }
}
