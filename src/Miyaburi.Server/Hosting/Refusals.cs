using System.Text.Json.Nodes;
using Miyaburi.Server.Api;
using Miyaburi.Server.Pages;

namespace Miyaburi.Server.Hosting;

/// <summary>Turns refusals into Problem Details for the API and into a page for people. Logs the place of a fault, never a request.</summary>
internal sealed partial class Refusals(RequestDelegate next, ILogger<Refusals> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            await AnswerEmptyAsync(context);
        }
        catch (Refused refused)
        {
            await WriteAsync(context, refused.Cause);
        }
        catch (BadHttpRequestException error)
        {
            await WriteAsync(context, error.StatusCode is StatusCodes.Status413PayloadTooLarge ? Cause.BodyTooLarge : Cause.InvalidForm with { Status = error.StatusCode });
        }
        catch (IOException chunk) when (chunk.InnerException is OverflowException)
        {
            // A chunk size (RFC 9112 section 7.1) beyond an Int32: the one malformed frame the server does not name as such.
            await WriteAsync(context, Cause.InvalidForm with { Status = StatusCodes.Status400BadRequest });
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            // The exception's message may quote a request: type and place are enough to find the fault.
            Log.Fault(log, error.GetType().Name, error.StackTrace);
            await WriteAsync(context, Cause.Internal);
        }
    }

    internal static async Task WriteAsync(HttpContext context, Cause cause)
    {
        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.StatusCode = cause.Status;
        context.Response.Headers.CacheControl = "no-store";
        if (SecurityHeaders.IsApi(context.Request.Path))
        {
            await WriteProblemAsync(context, cause);
            return;
        }

        var page = ErrorPage.Of(cause, PageEndpoints.LanguageOf(context.Request.Path));
        await context.RequestServices.GetRequiredService<Site>().WriteAsync(context, page);
    }

    private static async Task WriteProblemAsync(HttpContext context, Cause cause)
    {
        if (cause.Status is StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        var problem = new JsonObject
        {
            ["type"] = $"/docs/api#problem-{cause.Id}",
            ["title"] = cause.Text.En,
            ["status"] = cause.Status,
            ["cause"] = cause.Id,
            ["text"] = new JsonObject { ["ja"] = cause.Text.Ja, ["en"] = cause.Text.En },
        };
        context.Response.ContentType = "application/problem+json; charset=utf-8";
        await context.Response.WriteAsync(problem.ToJsonString(ApiJson.Readable), context.RequestAborted);
    }

    /// <summary>Statuses that routing sets without a body get one.</summary>
    private static Task AnswerEmptyAsync(HttpContext context) => context.Response is { HasStarted: false, ContentType: null } ? context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => WriteAsync(context, Cause.NotFound),
        StatusCodes.Status405MethodNotAllowed => WriteAsync(context, Cause.MethodNotAllowed),
        StatusCodes.Status415UnsupportedMediaType => WriteAsync(context, Cause.MediaType),
        _ => Task.CompletedTask,
    }
    : Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Type} {Place}")]
        internal static partial void Fault(ILogger logger, string type, string? place);
    }
}
