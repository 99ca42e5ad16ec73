using System.Data.Common;
using System.Net;
using System.Threading.Channels;
using Miyaburi.Server.Hosting;
using Miyaburi.Waves;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Server.Storage;

/// <summary>
/// Takes reports and keeps waves. It opens the store after the server has started, since a large one takes a while to read;
/// while another program writes to it, reports are refused and it is tried again. A database that fails for a while (a restart,
/// a full disk) never ends the server. What was accepted is on the disk before the server ends.
/// </summary>
internal sealed partial class WaveKeeper(ServerOptions options, TimeProvider clock, ILogger<WaveKeeper> log) : BackgroundService, IReportKeeper
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

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
            open = waves = waves with { Names = await OrBusyAsync(waves.Service.RunAsync(store => Pseudonyms.Of(store.Secrets, Today.Year))) };
        }

        return waves.Names.Of(address);
    }

    /// <inheritdoc/>
    public Task<Receipt> AddAsync(Sighting sighting, CancellationToken cancel) => OrBusyAsync(Open().Service.AddAsync(sighting, cancel));

    /// <inheritdoc/>
    public Task<Receipt> ObjectAsync(Sighting sighting, CancellationToken cancel) => OrBusyAsync(Open().Service.RunAsync(store => store.Object(sighting, "genuine"), cancel));

    /// <inheritdoc/>
    public async Task<bool> EraseAsync(string token, CancellationToken cancel) =>
        Open() is var waves && waves.Tokens.Read(token) is { } report && await OrBusyAsync(waves.Service.RunAsync(store => store.Retract(report, Today), cancel)) > 0;

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
            while (true)
            {
                var service = await OpenAsync(stoppingToken);
                opened.TrySetResult();
                await ServeAsync(service, stoppingToken);
                open = null;
                await service.DisposeAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server ends.
        }
    }

    private DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());

    /// <summary>A store that cannot be written now may be later: whoever asked is to try again.</summary>
    private static async Task<T> OrBusyAsync<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (Exception error) when (error is IOException || IsOfStore(error))
        {
            throw new Refused(Cause.Busy);
        }
    }

    /// <summary>A connection that was lost answers with an <see cref="InvalidOperationException"/>, and so does a service that ends.</summary>
    private static bool IsOfStore(Exception error) => error is DbException or InvalidOperationException;

    /// <summary>A folder that may not be written, a full disk: the operator mends it while the server runs. The message names the place and nothing of a report.</summary>
    private static bool IsOfFile(Exception error) => error is IOException or UnauthorizedAccessException;

    private Opened Open() => open ?? throw new Refused(Cause.Busy);

    private async Task<WaveService> OpenAsync(CancellationToken stop)
    {
        for (var pause = FirstRetry; ; pause = pause * 2 < LongestRetry ? pause * 2 : LongestRetry)
        {
            WaveStore? store = null;
            try
            {
                store = await Task.Run(() => WaveStore.Open(options.WaveStore, WaveRules.Default), stop);
                var (names, tokens) = (Pseudonyms.Of(store.Secrets, Today.Year), ErasureTokens.Of(store.Secrets));
                open = new Opened(new WaveService(store), names, tokens);
                return open.Service;
            }
            catch (Exception error) when (error is StoreInUseException || IsOfFile(error) || IsOfStore(error))
            {
                await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
                Log.NotOpen(log, error is StoreInUseException || IsOfFile(error) ? error.Message : error.GetType().Name);
                await Task.Delay(pause, clock, stop);
            }
        }
    }

    /// <summary>Expires until the store's connection is lost. Webhooks are called beside it: a receiver that hangs must not hold that up.</summary>
    private async Task ServeAsync(WaveService service, CancellationToken stop)
    {
        await using var hooks = HookCaller.Start(options.WaveStore, options.PublicUrl, clock, log);
        var expired = DateOnly.MinValue;
        do
        {
            expired = Today > expired ? await ExpireAsync(service, expired, stop) : expired;
            await Task.Delay(Pause, clock, stop);
        }
        while (await service.RunAsync(store => store.IsConnected(), stop));
    }

    /// <summary>The day up to which the store has expired; the one before when it failed, so that it is tried again.</summary>
    private async Task<DateOnly> ExpireAsync(WaveService service, DateOnly before, CancellationToken stop)
    {
        var today = Today;
        try
        {
            await service.ExpireAsync(today, stop);
            return today;
        }
        catch (Exception error) when (IsOfStore(error) && error is not ChannelClosedException)
        {
            Log.NotExpired(log, error.GetType().Name);
            return before;
        }
    }

    /// <summary>All that the open store gives.</summary>
    private sealed record Opened(WaveService Service, Pseudonyms Names, ErasureTokens Tokens);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The store of waves is not open for writing: {Why} Reports are refused until it is.")]
        internal static partial void NotOpen(ILogger logger, string why);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Reports that are old enough to go could not be deleted ({Type}); it is tried again.")]
        internal static partial void NotExpired(ILogger logger, string type);
    }
}
