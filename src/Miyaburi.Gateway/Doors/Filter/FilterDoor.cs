using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Connections;
using Miyaburi.Gateway.Judging;
using Miyaburi.Messages;

namespace Miyaburi.Gateway.Doors.Filter;

/// <summary>
/// Judges an SMS for a phone: the network request of an iOS message filter extension (ILMessageFilter), or a plain
/// webhook with <c>sender</c> and <c>text</c>.
/// </summary>
internal sealed class FilterDoor(Judge judge, ConfigHolder configuration, MemoryBudget budget, TimeProvider time) : IHttpDoor
{
    internal const string Name = "filter";

    /// <summary>Bytes of a request: an SMS of 255 parts has under 40 KB.</summary>
    private const int MostBytes = 256 * 1024;

    public async Task ServeAsync(HttpContext context)
    {
        var config = configuration.Current;
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (config.Doors.Filter?.Token is { } token && !Shows(context.Request, token))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var deadline = new CancellationTokenSource(config.Limits.Request, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.RequestAborted);
        using var body = new MessageBuffer(budget, MostBytes);
        if (await RequestBody.ReadAsync(context, body, either.Token) is var growth and not Growth.Added)
        {
            context.Response.StatusCode = growth is Growth.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (FilterQuery.Read(body.Written.Span) is not { } query)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var request = new JudgeRequest { Bytes = Encoding.UTF8.GetBytes(query.Text), Door = Name, Kind = MessageKind.Sms, Sender = query.Sender };
        var judgement = await judge.JudgeAsync(request, either.Token);
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.BodyWriter.WriteAsync(FilterAnswer.Of(judgement, config.Doors.Filter?.SuspiciousIsJunk ?? false), either.Token);
    }

    private static bool Shows(HttpRequest request, string token)
    {
        const string Scheme = "Bearer ";
        return request.Headers.Authorization is [{ } shown, ..]
            && shown.StartsWith(Scheme, StringComparison.Ordinal)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown[Scheme.Length..]), Encoding.UTF8.GetBytes(token));
    }
}
