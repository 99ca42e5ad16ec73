using System.Text.Json;
using Miyaburi.Recovery;

namespace Miyaburi.Reports;

/// <summary>What a caller knows about a message beyond the message.</summary>
public sealed record ReportOptions
{
    /// <summary>Nothing.</summary>
    public static ReportOptions None { get; } = new();

    /// <summary>The caller's identifier, or null.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>Where the message was read, or null.</summary>
    public string? Source { get; init; }

    /// <summary>Whether the reader has a contract with the claimed brand.</summary>
    public Customer Customer { get; init; }

    /// <summary>The plan, or null when nobody asked for one.</summary>
    public Plan? Plan { get; init; }
}
