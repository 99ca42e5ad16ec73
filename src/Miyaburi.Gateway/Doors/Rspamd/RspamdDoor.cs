using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Connections;
using Miyaburi.Gateway.Judging;

namespace Miyaburi.Gateway.Doors.Rspamd;

/// <summary>Speaks the HTTP protocol of rspamd's normal worker, and so much of its controller as clients ask of it.</summary>
internal sealed class RspamdDoor(Judge judge, ConfigHolder configuration, MemoryBudget budget, TimeProvider time) : IHttpDoor
{
    internal const string Name = "rspamd";

    private readonly DateTimeOffset start = time.GetUtcNow();

    public Task ServeAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/ping" => TextAsync(context, "pong\r\n"),
        "/checkv2" or "/symbols" when HasBody(context.Request) => CheckAsync(context),
        "/symbols" => JsonAsync(context, RspamdAnswer.Catalog(configuration.Current.Language)),
        "/stat" => JsonAsync(context, RspamdAnswer.Statistics(judge.Tally, time.GetUtcNow() - start)),
        _ => FaultAsync(context, StatusCodes.Status404NotFound, "there is no such path; known here: /checkv2 /ping /stat /symbols"),
    };

    private static bool HasBody(HttpRequest request) => HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method);

    private async Task CheckAsync(HttpContext context)
    {
        var config = configuration.Current;
        using var deadline = new CancellationTokenSource(config.Limits.Request, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.RequestAborted);
        using var message = new MessageBuffer(budget, config.Limits.MessageBytes);
        if (context.Request.Headers.ContentEncoding.Count > 0 || context.Request.Headers.ContainsKey("Compression") || context.Request.Headers.ContainsKey("Key"))
        {
            await FaultAsync(context, StatusCodes.Status415UnsupportedMediaType, "compressed and encrypted requests are not read; send the message as it is");
            return;
        }

        var settings = RspamdSettings.Read(One(context.Request.Headers, "Settings"));
        if (settings is RspamdSettings.Malformed malformed)
        {
            await FaultAsync(context, StatusCodes.Status400BadRequest, malformed.Cause);
            return;
        }

        if (await RequestBody.ReadAsync(context, message, either.Token) is var growth and not Growth.Added)
        {
            await FaultAsync(context, growth is Growth.TooLarge ? UndecidedReason.TooLarge : UndecidedReason.Overloaded);
            return;
        }

        var begin = time.GetTimestamp();
        var request = new JudgeRequest { Bytes = message.Written, Door = Name, Envelope = EnvelopeOf(context.Request.Headers) with { Thresholds = ((RspamdSettings.Wanted)settings).Changes } };
        switch (await judge.JudgeAsync(request, CancellationToken.None))
        {
            case Judgement.Decided decided:
                await JsonAsync(context, RspamdAnswer.Of(decided.Decision, message.Written, config.Language, time.GetElapsedTime(begin)));
                break;
            case Judgement.Undecided undecided:
                message.Lend();
                await FaultAsync(context, undecided.Reason);
                break;
            default:
                throw new InvalidOperationException("A judgement is one of the two.");
        }
    }

    /// <summary>The metadata that rspamd's clients send as request headers.</summary>
    private static Envelope EnvelopeOf(IHeaderDictionary headers)
    {
        var user = One(headers, "Deliver-To") ?? One(headers, "User");
        var recipients = headers["Rcpt"].Concat(headers["Recipients"]).OfType<string>()
            .SelectMany(r => r.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(Bare)
            .ToList();
        return new Envelope
        {
            MailFrom = One(headers, "From") is { } from ? Bare(from) : null,
            Recipients = [.. recipients.Count > 0 || user is null ? recipients : [Bare(user)]],
            Client = IPAddress.TryParse(One(headers, "IP"), out var client) ? client : null,
            Helo = One(headers, "Helo"),
            QueueId = One(headers, "Queue-Id"),
        };
    }

    private static string? One(IHeaderDictionary headers, string name) => headers[name] is [{ Length: > 0 } value, ..] ? value : null;

    private static string Bare(string address) => address.Trim().TrimStart('<').TrimEnd('>');

    private static Task FaultAsync(HttpContext context, UndecidedReason reason) => reason switch
    {
        UndecidedReason.TooLarge => FaultAsync(context, StatusCodes.Status413PayloadTooLarge, "the message is larger than allowed"),
        UndecidedReason.Unreadable => FaultAsync(context, StatusCodes.Status400BadRequest, "the message is empty or no mail"),
        _ => FaultAsync(context, StatusCodes.Status503ServiceUnavailable, "temporarily unavailable"),
    };

    private static Task FaultAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return JsonAsync(context, RspamdAnswer.Fault(text));
    }

    private static Task JsonAsync(HttpContext context, ReadOnlyMemory<byte> json) => WriteAsync(context, "application/json", json);

    private static Task TextAsync(HttpContext context, string text) => WriteAsync(context, "text/plain", Encoding.ASCII.GetBytes(text));

    private static async Task WriteAsync(HttpContext context, string type, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}
