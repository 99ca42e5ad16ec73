using System.Text.Json.Serialization;

namespace Miyaburi.Gateway.Reporting;

/// <summary>The body of <c>POST /v1/reports</c>.</summary>
/// <param name="Id">Of the message.</param>
/// <param name="Skeleton">The masked skeleton.</param>
/// <param name="Brand">The claimed brand.</param>
/// <param name="Lure">The weightiest lure.</param>
/// <param name="Hosts">Where its links lead.</param>
/// <param name="Patterns">Masked patterns of their paths; null when there is none.</param>
/// <param name="On">The day on which it came, in Japan; null is the server's today.</param>
internal sealed record WaveReport(Guid Id, string Skeleton, string? Brand, string? Lure, string[] Hosts, string[]? Patterns, DateOnly? On);

/// <summary>Serialisers made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WaveReport))]
internal sealed partial class WaveReportJson : JsonSerializerContext;
