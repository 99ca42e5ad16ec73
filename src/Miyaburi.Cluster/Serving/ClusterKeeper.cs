using System.Data.Common;
using System.Net;
using Miyaburi.Cluster.Grains;
using Miyaburi.Cluster.Hosting;
using Miyaburi.Cluster.Wire;
using Miyaburi.Server.Hosting;
using Miyaburi.Server.Storage;
using Miyaburi.Waves;
using StackExchange.Redis;

namespace Miyaburi.Cluster.Serving;

/// <summary>
/// Takes the server's reports into the cluster. The server answers from its beginning; until silos are found, and while none
/// answers, reports are refused as busy. What was accepted is in the shared store before the answer. Old reports and webhooks
/// are the weaver's.
/// </summary>
internal sealed partial class ClusterKeeper(ServerOptions options, ClusterName cluster, TimeProvider clock, ILogger<ClusterKeeper> log) : BackgroundService, IReportKeeper
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Opened? open;

    /// <inheritdoc/>
    public Task Ready => opened.Task;

    private DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());

    /// <inheritdoc/>
    public async Task<Guid> ReporterAsync(IPAddress? address)
    {
        var found = Open();
        if (found.Names.Year != Today.Year)
        {
            open = found = found with { Names = await OrBusyAsync(() => Pseudonyms.Of(found.Secrets, Today.Year)) };
        }

        return found.Names.Of(address);
    }

    /// <inheritdoc/>
    public async Task<Receipt> AddAsync(Sighting sighting, CancellationToken cancel) =>
        await Open().Intake.AddAsync(sighting).WaitAsync(cancel) is ClusterAnswer.Given given ? given.Receipt : throw new Refused(Cause.Busy);

    /// <inheritdoc/>
    public async Task<Receipt> ObjectAsync(Sighting sighting, CancellationToken cancel) =>
        (Receipt)await AskAsync(weaver => weaver.ObjectAsync(ReportLine.Of(sighting), "genuine"), cancel);

    /// <inheritdoc/>
    public async Task<bool> EraseAsync(string token, CancellationToken cancel) =>
        Open().Tokens.Read(token) is { } report && await AskAsync(weaver => weaver.RetractAsync(report, Today.DayNumber), cancel) > 0;

    /// <inheritdoc/>
    public string TokenOf(Guid report) => Open().Tokens.Make(report);

    /// <summary>Reports under way get their answers before the way to the silos is closed.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (Interlocked.Exchange(ref open, null) is { } found)
        {
            await found.Intake.DisposeAsync();
            await found.Host.StopAsync(cancellationToken);
            found.Host.Dispose();
            await found.Secrets.DisposeAsync();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (open is null && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                open = await OpenAsync(stoppingToken);
                opened.SetResult();
            }
            catch (Exception error) when (error is OrleansException or RedisException or DbException or TimeoutException)
            {
                NoSilo(error.GetType().Name);
                await Task.Delay(Retry, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<Opened> OpenAsync(CancellationToken stop)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        SiloHosting.AddClient(builder, cluster);
        var host = builder.Build();
        var secrets = StoreSecrets.Open(options.WaveStore);
        try
        {
            await host.StartAsync(stop);
            var grains = host.Services.GetRequiredService<IGrainFactory>();
            var (names, tokens) = await Task.Run(() => (Pseudonyms.Of(secrets, Today.Year), ErasureTokens.Of(secrets)), stop);
            return new Opened(host, grains, new ClusterIntake(grains, clock), secrets, names, tokens);
        }
        catch
        {
            host.Dispose();
            await secrets.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whatever went wrong with the weaver (no silo, no store, a grain that could not begin) is to be asked again.</summary>
    private async Task<T> AskAsync<T>(Func<IWeaverGrain, Task<T>> ask, CancellationToken cancel)
    {
        var weaver = Open().Grains.GetGrain<IWeaverGrain>(0);
        try
        {
            return await ask(weaver).WaitAsync(cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            NotDone(error.GetType().Name);
            throw new Refused(Cause.Busy);
        }
    }

    /// <summary>A store that is not reached now may be later: whoever asked is to try again.</summary>
    private static async Task<T> OrBusyAsync<T>(Func<T> look)
    {
        try
        {
            return await Task.Run(look);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            throw new Refused(Cause.Busy);
        }
    }

    private Opened Open() => open ?? throw new Refused(Cause.Busy);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No silo or no store is reached ({Type}). Reports are refused until they are.")]
    private partial void NoSilo(string type);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The weaver did not do what it was asked ({Type}); whoever asked is to try again.")]
    private partial void NotDone(string type);

    /// <summary>All that a found cluster gives.</summary>
    private sealed record Opened(IHost Host, IGrainFactory Grains, ClusterIntake Intake, StoreSecrets Secrets, Pseudonyms Names, ErasureTokens Tokens);
}
