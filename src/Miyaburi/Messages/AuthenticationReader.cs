namespace Miyaburi.Messages;

/// <summary>
/// Reads what a trusted server noted about the author's domain. Anybody can write an Authentication-Results field,
/// so only fields with the configured authserv-id count, and only above the Received field by which the message
/// came in from outside (RFC 8601, 5).
/// </summary>
public static class AuthenticationReader
{
    /// <summary>Reads the result for the author of <paramref name="message"/>.</summary>
    /// <param name="message">The message with its trace fields.</param>
    /// <param name="authservId">The identifier of the reader's own server, or null when none is configured.</param>
    public static SenderAuthentication Read(Message message, string? authservId)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Kind is not MessageKind.Mail || message.From is not { Domain.Length: > 0 } from)
        {
            return new SenderAuthentication.Unproven("notMail");
        }

        if (string.IsNullOrEmpty(authservId))
        {
            return new SenderAuthentication.Unproven("noTrustedServer");
        }

        var results = TrustedResults(message.Transport, authservId).ToList();
        return results.Count == 0 ? new SenderAuthentication.Unproven("noField") : Judge(results, from.Domain);
    }

    private static IEnumerable<MethodResult> TrustedResults(TransportFacts transport, string authservId)
    {
        foreach (var field in transport.Trace)
        {
            if (field.Kind is TraceFieldKind.Received && !TrustedHop.IsInternal(field.Value))
            {
                yield break;
            }

            if (field.Kind is not TraceFieldKind.AuthenticationResults)
            {
                continue;
            }

            var parsed = AuthenticationResultsField.Parse(field.Value);
            if (!parsed.AuthservId.Equals(authservId, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (var result in parsed.Results)
            {
                yield return result;
            }
        }
    }

    private static SenderAuthentication Judge(List<MethodResult> results, string fromDomain)
    {
        var dmarc = results.Find(r => r.Method == "dmarc");
        if (dmarc is { Result: "pass" } && IsAligned(dmarc.Domain, fromDomain))
        {
            return new SenderAuthentication.Proven(fromDomain);
        }

        var failed = results.Where(r => r.Result is "fail" or "softfail" or "permerror").ToList();
        if (dmarc is null && results.Exists(r => r is { Method: "dkim", Result: "pass" } && IsAligned(r.Domain, fromDomain)))
        {
            return new SenderAuthentication.Proven(fromDomain);
        }

        return failed.Count > 0
            ? new SenderAuthentication.Failed(fromDomain, string.Join(", ", failed.Select(r => $"{r.Method}={r.Result}").Distinct()))
            : new SenderAuthentication.Unproven("inconclusive");
    }

    /// <summary>Relaxed alignment without the public suffix list: one domain lies within the other.</summary>
    private static bool IsAligned(string domain, string fromDomain) =>
        domain.Length > 0
        && domain.Contains('.', StringComparison.Ordinal)
        && (IsWithin(domain, fromDomain) || IsWithin(fromDomain, domain));

    private static bool IsWithin(string domain, string parent) =>
        domain.EndsWith(parent, StringComparison.Ordinal)
        && (domain.Length == parent.Length || domain[^(parent.Length + 1)] == '.');
}
