using System.Text.Json;
using Miyaburi.Reports;

namespace Miyaburi.Cli.Scanning;

/// <summary>What is written for one message.</summary>
/// <param name="Source">Where it stood.</param>
/// <param name="Id">The caller's identifier.</param>
/// <param name="Report">The report, or null.</param>
/// <param name="Error">Why there is none, or null.</param>
/// <param name="Line">The line of JSON, already written where that is the format.</param>
internal sealed record ScanResult(string Source, JsonElement? Id, Report? Report, Bilingual? Error, ReadOnlyMemory<byte> Line);
