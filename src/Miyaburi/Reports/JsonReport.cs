using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Miyaburi.Links;
using Miyaburi.Messages;
using Miyaburi.Recovery;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>Writes reports as JSON: one object a message, on one line.</summary>
public static class JsonReport
{
    private static readonly JavaScriptEncoder Encoder = ReportEncoder.Create();

    private static readonly ReportJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = Encoder,
        Converters =
        {
            new CamelCaseEnum<MessageKind>(),
            new CamelCaseEnum<Level>(),
            new CamelCaseEnum<SignalGroup>(),
            new CamelCaseEnum<ContactKind>(),
            new CamelCaseEnum<ContactRelation>(),
            new CamelCaseEnum<PhoneKind>(),
            new CamelCaseEnum<LinkOrigin>(),
            new CamelCaseEnum<Destination>(),
            new CamelCaseEnum<Audience>(),
            new CamelCaseEnum<Exposure>(),
            new CamelCaseEnum<Urgency>(),
            new CamelCaseEnum<Support>(),
            new CamelCaseEnum<SourceStatus>(),
            new CamelCaseEnum<Customer>(),
        },
    });

    private static readonly JsonWriterOptions OneLine = new() { Encoder = Encoder, SkipValidation = true };

    /// <summary>Writes the report, without a line break.</summary>
    public static void Write(IBufferWriter<byte> output, Report report, ReportOptions options)
    {
        using var writer = new Utf8JsonWriter(output, OneLine);
        JsonSerializer.Serialize(writer, ReportDocuments.Of(report, options), Json.ReportDocument);
    }

    /// <summary>Writes a plan on its own, without a line break.</summary>
    public static void Write(IBufferWriter<byte> output, Plan plan)
    {
        using var writer = new Utf8JsonWriter(output, OneLine);
        JsonSerializer.Serialize(writer, PlanDocument.Of(plan), Json.PlanDocument);
    }

    /// <summary>Writes what stands in a report's place when a message could not be read, without a line break.</summary>
    public static void Write(IBufferWriter<byte> output, ErrorDocument error)
    {
        using var writer = new Utf8JsonWriter(output, OneLine);
        JsonSerializer.Serialize(writer, error, Json.ErrorDocument);
    }
}

/// <summary>What stands in a report's place when a message could not be read.</summary>
/// <param name="Id">The caller's identifier, or null when it could not be read.</param>
/// <param name="Error">What is wrong and how to put it right.</param>
/// <param name="Source">Where it stood: a path, or path and line.</param>
public sealed record ErrorDocument(JsonElement? Id, string Error, string? Source);

/// <summary>Serialisers made at compile time. Only metadata: the faster code beside it is not used with converters, and a phone would fetch it.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(PlanDocument))]
internal sealed partial class ReportJson : JsonSerializerContext;
