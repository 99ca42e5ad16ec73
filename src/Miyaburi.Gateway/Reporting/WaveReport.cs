using System.Text.Json.Serialization;

namespace Miyaburi.Gateway.Reporting;

/// <summary>The body of <c>POST /v1/reports</c>.</summary>
internal sealed record WaveReport(Guid Id, string Skeleton, string? Brand, string? Lure, string[] Hosts);

/// <summary>Serialisers made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WaveReport))]
internal sealed partial class WaveReportJson : JsonSerializerContext;
