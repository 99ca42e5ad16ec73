using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;

namespace Miyaburi.Server.Api;

/// <summary>A message to check: exactly one of <c>text</c>, <c>eml</c> and <c>url</c>.</summary>
internal sealed record CheckRequest
{
    /// <summary>A text.</summary>
    [Description("The text of an SMS, a pasted mail or any other text.")]
    public string? Text { get; init; }

    /// <summary>A mail.</summary>
    [Description("A whole mail (RFC 5322) as Base64.")]
    public string? Eml { get; init; }

    /// <summary>An address.</summary>
    [Description("A web address. It is never opened.")]
    public string? Url { get; init; }

    /// <summary>The sender of a text.</summary>
    [Description("The sender of a text: number, name or address.")]
    public string? Sender { get; init; }

    /// <summary>The subject of a pasted mail.</summary>
    [Description("The subject of a pasted mail.")]
    public string? Subject { get; init; }

    /// <summary>What it is.</summary>
    [Description("sms, mail, url or text; recognised from the content when missing.")]
    public string? Kind { get; init; }

    /// <summary>When it arrived.</summary>
    [Description("When it arrived, ISO 8601; Japan's time when no zone is named.")]
    public string? Received { get; init; }

    /// <summary>The reader's own receiving server.</summary>
    [Description("Identifier (authserv-id, RFC 8601) of your own receiving mail server; only its Authentication-Results count.")]
    public string? AuthservId { get; init; }

    /// <summary>What was done.</summary>
    [Description("What was done (ids as GET /v1/exposures lists them); the report then holds a plan.")]
    public ImmutableArray<string>? Did { get; init; }

    /// <summary>Whether the reader is a customer of the claimed brand.</summary>
    [Description("Whether the reader is a customer of the claimed brand: yes, no or unknown.")]
    public string? Customer { get; init; }

    /// <summary>The day it happened.</summary>
    [Description("The day it happened, from which deadlines count; today in Japan when missing.")]
    public string? On { get; init; }

    /// <summary>The caller's identifier.</summary>
    [Description("Given back as it is.")]
    public JsonElement? Id { get; init; }
}
