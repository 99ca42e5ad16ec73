using System.Text.Json;
using System.Text.Json.Serialization;

namespace Miyaburi.Cli.Scanning;

/// <summary>One line of the input of <c>scan</c>. Properties that are not listed are passed over.</summary>
internal sealed record ScanRequest
{
    /// <summary>The caller's identifier, given back as it is.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>A mail as Base64.</summary>
    public string? Eml { get; init; }

    /// <summary>A text: SMS, pasted text, address.</summary>
    public string? Text { get; init; }

    /// <summary><c>sms</c>, <c>mail</c>, <c>url</c> or <c>text</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Sender of a text.</summary>
    public string? Sender { get; init; }

    /// <summary>Subject of a text.</summary>
    public string? Subject { get; init; }

    /// <summary>When it arrived.</summary>
    public JsonElement? Received { get; init; }
}

/// <summary>Serialisers made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ScanRequest))]
internal sealed partial class ScanJson : JsonSerializerContext;
