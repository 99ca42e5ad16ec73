using System.Data.Common;
using Miyaburi.Server.Hosting;
using Miyaburi.Server.Storage;
using Miyaburi.Waves;

namespace Miyaburi.Server.Api;

/// <summary>The engine with what this server knows of waves, made anew from time to time and never for a single check.</summary>
internal sealed class WaveKnowledge(WaveViews waves, IReportKeeper keeper, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private static readonly Analyzer Plain = new(EngineData.Embedded);
    private volatile Analyzer analyzer = Plain;

    internal Analyzer Analyzer => analyzer;

    /// <summary>The digest that comes with the data, and what the store adds to it.</summary>
    internal void Refresh()
    {
        var digest = WaveDigest.Read(System.Text.Encoding.UTF8.GetBytes(waves.Digest().Text)).Over(EngineData.Embedded.Waves);
        // Back to what comes with the data when nothing is left in the store, such as when its only wave was hidden.
        analyzer = ReferenceEquals(digest, EngineData.Embedded.Waves) ? Plain : new Analyzer(EngineData.Embedded.With(digest));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await keeper.Ready.WaitAsync(stoppingToken);
            while (true)
            {
                try
                {
                    Refresh();
                }
                catch (Exception error) when (error is Refused or DbException or InvalidOperationException)
                {
                    // What was known before stays; the keeper says that the store cannot be read. Anything else would end the whole server.
                }

                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server ends.
        }
    }
}
