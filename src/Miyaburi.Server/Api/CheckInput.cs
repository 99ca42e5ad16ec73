using System.Collections.Immutable;
using System.Text.Json;
using Miyaburi.Messages;
using Miyaburi.Recovery;
using Miyaburi.Server.Hosting;

namespace Miyaburi.Server.Api;

/// <summary>A message to check, as any of the ways in gives it.</summary>
internal sealed record CheckInput
{
    /// <summary>The bytes of a mail or of a text; null when <see cref="Text"/> is given.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>A decoded text.</summary>
    public string? Text { get; init; }

    /// <summary>What is known of it.</summary>
    public required ReadOptions Reading { get; init; }

    /// <summary>The reader's own receiving server, or null.</summary>
    public string? AuthservId { get; init; }

    /// <summary>What was done; null when nobody said.</summary>
    public ImmutableHashSet<Exposure>? Did { get; init; }

    /// <summary>Whether the reader is a customer.</summary>
    public Customer Customer { get; init; }

    /// <summary>The day it happened, or null for today.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The caller's identifier.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>Reads the body of a request for the API.</summary>
    /// <exception cref="Refused">It is not of a documented shape.</exception>
    internal static async Task<CheckInput> ReadAsync(HttpRequest request)
    {
        switch (ApiJson.MediaType(request))
        {
            case "application/json":
                return Of(await ApiJson.ReadAsync(request, RequestJson.Default.CheckRequest));
            case "message/rfc822":
                return Of(request.Query, MessageKind.Mail) with { Bytes = await BytesAsync(request) };
            case "text/plain" or "application/vnd.ms-outlook":
                return Of(request.Query, null) with { Bytes = await BytesAsync(request) };
            default:
                throw new Refused(Cause.MediaType);
        }
    }

    private static CheckInput Of(CheckRequest body)
    {
        if (new[] { body.Text, body.Eml, body.Url }.Count(i => i is not null) != 1)
        {
            throw new Refused(Cause.OneInput);
        }

        var kind = Words.Kind(body.Kind);
        return new CheckInput
        {
            Bytes = body.Eml is null ? default(ReadOnlyMemory<byte>?) : Decode(body.Eml),
            Text = body.Text ?? body.Url,
            Reading = new ReadOptions
            {
                Kind = body switch { { Eml: not null } => MessageKind.Mail, { Url: not null } => MessageKind.Url, _ => kind },
                Sender = body.Sender,
                Subject = body.Subject,
                Received = Words.Time("received", body.Received),
            },
            AuthservId = body.AuthservId,
            Did = body.Did is { } did ? Words.Did(did) : null,
            Customer = Words.Customer(body.Customer),
            On = Words.Day("on", body.On),
            Id = body.Id,
        };
    }

    private static CheckInput Of(IQueryCollection query, MessageKind? kind) => new()
    {
        Reading = new ReadOptions
        {
            Kind = kind ?? Words.Kind(query["kind"]),
            Sender = query["sender"],
            Subject = query["subject"],
            Received = Words.Time("received", query["received"]),
        },
        AuthservId = query["authservId"],
        Did = query.ContainsKey("did") ? Words.Did(query["did"]) : null,
        Customer = Words.Customer(query["customer"]),
        On = Words.Day("on", query["on"]),
    };

    private static ReadOnlyMemory<byte> Decode(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw new Refused(Cause.NotBase64);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
