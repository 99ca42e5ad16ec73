using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Miyaburi.Gateway.Judging;
using Miyaburi.Messages;

namespace Miyaburi.Gateway.Audit;

/// <summary>
/// One decision as it is noted: enough to explain it, and not a word of the message, no recipient, no address of a
/// person. Findings are named by their signal.
/// </summary>
internal sealed record AuditEntry
{
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Door { get; init; }

    public string? QueueId { get; init; }

    public required string Level { get; init; }

    public required double Score { get; init; }

    public required double Spam { get; init; }

    public required string Action { get; init; }

    public string? List { get; init; }

    public string? Brand { get; init; }

    public required ImmutableArray<string> Lures { get; init; }

    public required ImmutableArray<AuditFinding> Findings { get; init; }

    /// <summary><c>proven</c>, <c>failed dmarc=fail</c> or <c>unproven noField</c>.</summary>
    public required string Authentication { get; init; }

    /// <summary>What own verification found: <c>dmarc=fail policy.dmarc=reject, spf=fail</c>; null when there was none.</summary>
    public string? Verified { get; init; }

    public required int Bytes { get; init; }

    public required double Milliseconds { get; init; }

    internal static AuditEntry Of(Decision decision, Job job, TimeSpan took) => new()
    {
        Id = decision.Id,
        At = decision.Report.Facts.At,
        Door = job.Request.Door,
        QueueId = SafeQueueId(job.Request.Envelope.QueueId),
        Level = Camel(decision.Level.ToString()),
        Score = decision.Score,
        Spam = decision.Thresholds.Spam,
        Action = Camel(decision.Action.ToString()),
        List = decision.List is { } list ? $"{(list.IsAllow ? "allow" : "block")} {Camel(list.Entry.Kind.ToString())} {list.Entry.Value}" : null,
        Brand = decision.Report.ClaimedBrand?.Id,
        Lures = decision.Report.Verdict.Lures,
        Findings = [.. decision.Report.Verdict.Findings.Select(f => new AuditFinding(f.Finding.Signal.Id, Math.Round(f.Weight, 3)))],
        Authentication = decision.Report.Facts.Sender.Authentication switch
        {
            SenderAuthentication.Proven => "proven",
            SenderAuthentication.Failed failed => $"failed {failed.Methods}",
            SenderAuthentication.Unproven unproven => $"unproven {unproven.Reason}",
            _ => "unproven",
        },
        Verified = job.Proven.Methods,
        Bytes = job.Request.Bytes.Length,
        Milliseconds = Math.Round(took.TotalMilliseconds, 2),
    };

    /// <summary>A queue id is letters and digits; anything else could be text of a stranger.</summary>
    private static string? SafeQueueId(string? id) =>
        id is { Length: > 0 and <= 64 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') ? id : null;

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

/// <summary>A finding by its signal.</summary>
/// <param name="Signal">The signal's id.</param>
/// <param name="Weight">Nats.</param>
internal sealed record AuditFinding(string Signal, double Weight);

/// <summary>Serialisers made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class AuditJson : JsonSerializerContext;
