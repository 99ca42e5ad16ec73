using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Connections;

namespace Miyaburi.Gateway.Doors.Line;

/// <summary>
/// The webhook of a LINE bot. Answers the webhook at once and works afterwards, as the API asks for; when too much
/// waits, the webhook fails and LINE delivers it again.
/// </summary>
internal sealed partial class LineWebhook : IHttpDoor, IAsyncDisposable
{
    internal const string Name = "line";
    private const int MostBytes = 1024 * 1024;
    private const int Waiting = 1000;
    private const int Workers = 4;

    private readonly ConfigHolder configuration;
    private readonly MemoryBudget budget;
    private readonly TimeProvider time;
    private readonly LineBot bot;
    private readonly SeenEvents seen;
    private readonly ILogger logger;
    private readonly Channel<LineEvent> queue = Channel.CreateBounded<LineEvent>(Waiting);
    private readonly Task[] workers;

    public LineWebhook(ConfigHolder configuration, MemoryBudget budget, TimeProvider time, LineBot bot, ILogger<LineWebhook> logger)
    {
        (this.configuration, this.budget, this.time, this.bot, this.logger) = (configuration, budget, time, bot, logger);
        seen = new SeenEvents(time);
        workers = [.. Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync))];
    }

    public async Task ServeAsync(HttpContext context)
    {
        if (configuration.Current.Doors.Line is not { } config || !HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        using var deadline = new CancellationTokenSource(configuration.Current.Limits.Request, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.RequestAborted);
        using var body = new MessageBuffer(budget, MostBytes);
        var growth = await RequestBody.ReadAsync(context, body, either.Token);
        context.Response.StatusCode = growth switch
        {
            Growth.TooLarge => StatusCodes.Status413PayloadTooLarge,
            Growth.NoMemory => StatusCodes.Status503ServiceUnavailable,
            _ => Take(config, body.Written.Span, context.Request.Headers["X-Line-Signature"].ToString()),
        };
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.WhenAll(workers);
    }

    /// <summary>The status that the webhook is answered with.</summary>
    private int Take(LineConfig config, ReadOnlySpan<byte> body, string signature)
    {
        if (!LineSignature.IsRight(config.ChannelSecret, body, signature))
        {
            return StatusCodes.Status401Unauthorized;
        }

        if (LineEvent.ReadAll(body) is not { } events)
        {
            return StatusCodes.Status400BadRequest;
        }

        // LINE delivers an event again when an earlier answer was lost; it is worked on once.
        foreach (var one in events)
        {
            if (seen.IsNew(one.Id) && !queue.Writer.TryWrite(one))
            {
                seen.Forget(one.Id);
                return StatusCodes.Status503ServiceUnavailable;
            }
        }

        return StatusCodes.Status200OK;
    }

    private async Task WorkAsync()
    {
        await foreach (var one in queue.Reader.ReadAllAsync())
        {
            try
            {
                if (configuration.Current.Doors.Line is { } config)
                {
                    await bot.AnswerAsync(config, one);
                }
            }
#pragma warning disable CA1031 // One person's message must not end the bot for all.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogFault(fault.GetType().Name, fault is HttpRequestException ? fault.Message : fault.StackTrace);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "line: an event was not answered: {Kind}\n{Place}")]
    private partial void LogFault(string kind, string? place);
}
