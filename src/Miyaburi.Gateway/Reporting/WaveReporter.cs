using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Reports;
using Miyaburi.Verdicts;
using Miyaburi.Waves;

namespace Miyaburi.Gateway.Reporting;

/// <summary>
/// Reports scams to a server of waves, when the configuration says so: the masked skeleton, brand, lure, hosts and masked paths, never text,
/// sender or recipient. Mail never waits for it: what finds the queue full is left out; how many were is logged at the end. A mail that comes again has
/// the id it had before, so that it counts once.
/// </summary>
internal sealed partial class WaveReporter : IAsyncDisposable
{
    private const int Queued = 1000;
    private const int Tries = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ReportConfig config;
    private readonly TimeProvider time;
    private readonly Drain drain;
    private readonly ILogger logger;
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
    private readonly CancellationTokenSource stop = new();
    private readonly Channel<WaveReport> queue = System.Threading.Channels.Channel.CreateBounded<WaveReport>(new BoundedChannelOptions(Queued) { SingleReader = true });
    private readonly Task sending;
    private int leftOut;

    internal WaveReporter(ReportConfig config, TimeProvider time, Drain drain, ILogger<WaveReporter> logger)
    {
        (this.config, this.time, this.drain, this.logger) = (config, time, drain, logger);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", config.Key);
        sending = Task.Run(SendAllAsync);
    }

    /// <summary>Queues a report of a judged message; does nothing unless it is a scam with text enough to recognise other copies.</summary>
    internal void Offer(Report report, ReadOnlySpan<byte> message)
    {
        if (report.Verdict.Level is not Level.Scam)
        {
            return;
        }

        var traits = WaveTraits.Of(report.Facts, report.ClaimedBrand?.Id, report.Verdict.Lures.FirstOrDefault());
        if (!traits.Signature.IsEmpty && !queue.Writer.TryWrite(new WaveReport(IdOf(message), traits.Skeleton, traits.Brand, traits.Lure, [.. traits.Hosts], PathsOf(traits), JapanTime.DayOf(report.Facts.At))))
        {
            Interlocked.Increment(ref leftOut);
        }
    }

    /// <summary>What tells the kit behind its links, masked; the rest follows from the hosts.</summary>
    private static string[]? PathsOf(WaveTraits traits) =>
        traits.Patterns.Where(p => p.StartsWith("p:", StringComparison.Ordinal) && LinkPattern.IsMadeHere(p)).ToArray() is { Length: > 0 } paths ? paths : null;

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await drain.WaitAsync(sending);
        await stop.CancelAsync();
        await sending;
        if (leftOut > 0)
        {
            LogLeftOut(leftOut);
        }

        client.Dispose();
        stop.Dispose();
    }

    /// <summary>The key makes the id one that nobody else who has the mail can tell.</summary>
    private Guid IdOf(ReadOnlySpan<byte> message) => new(HMACSHA256.HashData(Encoding.UTF8.GetBytes(config.Key), message).AsSpan(0, 16), bigEndian: true);

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var report in queue.Reader.ReadAllAsync(stop.Token))
            {
                await SendAsync(report);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program ends; what a server did not take in time is left out.
        }
    }

    private async Task SendAsync(WaveReport report)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await PostAsync(BodyOf(report)))
            {
                return;
            }

            await Task.Delay(FirstPause * (1 << attempt), time, stop.Token);
        }

        Interlocked.Increment(ref leftOut);
        LogGivenUp(config.Server.Host);
    }

    /// <summary>Today is left to the server, which refuses a day to come: its clock may be behind by the seconds that matter at midnight.</summary>
    private byte[] BodyOf(WaveReport report) => JsonSerializer.SerializeToUtf8Bytes(
        report.On == JapanTime.DayOf(time.GetUtcNow()) ? report with { On = null } : report,
        WaveReportJson.Default.WaveReport);

    /// <summary>Whether the server has answered for good, be it with a refusal.</summary>
    private async Task<bool> PostAsync(byte[] body)
    {
        try
        {
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var answer = await client.PostAsync(new Uri(config.Server, "/v1/reports"), content, stop.Token);
            var isFinal = (int)answer.StatusCode is < 500 and not 429;
            if (isFinal && !answer.IsSuccessStatusCode)
            {
                LogRefused((int)answer.StatusCode);
            }

            return isFinal;
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} reports were left out since the start")]
    private partial void LogLeftOut(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The server of waves refused a report: {Status}")]
    private partial void LogRefused(int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The server of waves at {Host} does not answer; a report was left out")]
    private partial void LogGivenUp(string host);
}
