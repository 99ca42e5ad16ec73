namespace Miyaburi.Gateway.Authentication;

/// <summary>Evaluates DMARC (RFC 7489) from the results of DKIM and SPF and the domain's record.</summary>
internal static class DmarcCheck
{
    internal static async Task<MethodOutcome> EvaluateAsync(string fromDomain, IReadOnlyList<MethodOutcome> results, Dns dns, CancellationToken cancellation)
    {
        MethodOutcome Result(string result) => new("dmarc", result, "header.from", fromDomain);
        var (record, isUnknown) = await RecordAsync(fromDomain, dns, cancellation);
        if (isUnknown)
        {
            return Result("temperror");
        }

        if (record is null)
        {
            return Result("none");
        }

        var isAligned = results.Any(r => r.IsPass && r.Method switch
        {
            "dkim" => IsAligned(r.Domain, fromDomain, IsStrict(record, "adkim")),
            "spf" => IsAligned(r.Domain, fromDomain, IsStrict(record, "aspf")),
            _ => false,
        });

        // A method without a result might have passed: the mail has not failed.
        return Result(isAligned ? "pass" : results.Any(r => r.Method is "dkim" or "spf" && r.IsUnknown) ? "temperror" : "fail");
    }

    /// <summary>The record of the domain, or of its organizational domain.</summary>
    private static async Task<(string? Record, bool IsUnknown)> RecordAsync(string domain, Dns dns, CancellationToken cancellation)
    {
        foreach (var name in new[] { domain, DomainText.Organizational(domain) }.Distinct(StringComparer.Ordinal))
        {
            if (await dns.TextAsync($"_dmarc.{name}", cancellation) is not DnsAnswer<string>.Found found)
            {
                return (null, true);
            }

            // More than one record is none (RFC 7489, 6.6.3).
            if (found.Records.Where(r => r.StartsWith("v=DMARC1", StringComparison.Ordinal)).ToList() is [var record])
            {
                return (record, false);
            }
        }

        return (null, false);
    }

    private static bool IsAligned(string domain, string from, bool isStrict) => isStrict
        ? domain == from
        : DomainText.Organizational(domain) == DomainText.Organizational(from);

    private static bool IsStrict(string record, string tag) =>
        record.Split(';').Any(t => t.Replace(" ", "", StringComparison.Ordinal).Equals($"{tag}=s", StringComparison.OrdinalIgnoreCase));
}
