using Microsoft.AspNetCore.Http;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Connections;

namespace Miyaburi.Gateway.Doors.Line;

/// <summary>
/// The webhook of a LINE bot. Answers the webhook at once and works afterwards, as the API asks for; when too much
/// waits, the webhook fails and LINE delivers it again. Screenshots have a lane of their own: reading them takes seconds,
/// and whoever sent a text waits for none of them.
/// </summary>
internal sealed partial class LineWebhook : IHttpDoor, IAsyncDisposable
{
    internal const string Name = "line";
    private const int MostBytes = 1024 * 1024;
    private const int Events = 1000;
    private const int AtOnce = 4;

    /// <summary>Screenshots in hand: most of them only wait for their turn to be read (<see cref="PictureReader"/>), and are told so in time.</summary>
    internal const int Pictures = 32;

    private readonly ConfigHolder configuration;
    private readonly MemoryBudget budget;
    private readonly TimeProvider time;
    private readonly LineBot bot;
    private readonly Drain drain;
    private readonly ILogger logger;
    private readonly SeenEvents seen;
    private readonly LineLane texts;
    private readonly LineLane pictures;

    public LineWebhook(ConfigHolder configuration, MemoryBudget budget, TimeProvider time, LineBot bot, Drain drain, ILogger<LineWebhook> logger)
    {
        (this.configuration, this.budget, this.time, this.bot, this.drain, this.logger) = (configuration, budget, time, bot, drain, logger);
        seen = new SeenEvents(time);
        texts = new LineLane(Events, AtOnce, AnswerAsync, logger);
        pictures = new LineLane(Pictures, Pictures, ReadAsync, logger);
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
        if (!await drain.WaitAsync(EndAsync()) && texts.InHand + pictures.InHand is var count and > 0)
        {
            LogLeft(count);
        }
    }

    /// <summary>In this order: a text's lane hands pictures on.</summary>
    private async Task EndAsync()
    {
        await texts.EndAsync();
        await pictures.EndAsync();
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
            if (seen.IsNew(one.Id) && !texts.TryTake(one))
            {
                seen.Forget(one.Id);
                return StatusCodes.Status503ServiceUnavailable;
            }
        }

        return StatusCodes.Status200OK;
    }

    private Task AnswerAsync(LineEvent one) => configuration.Current.Doors.Line is not { } config ? Task.CompletedTask
        : one is not LineEvent.Picture ? bot.AnswerAsync(config, one)
        : pictures.TryTake(one) ? Task.CompletedTask
        : bot.PutOffAsync(config, one);

    private Task ReadAsync(LineEvent one) => configuration.Current.Doors.Line is { } config ? bot.AnswerAsync(config, one) : Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "line: stopped although {Count} events were not answered")]
    private partial void LogLeft(int count);
}
