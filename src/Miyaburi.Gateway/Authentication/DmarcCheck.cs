using System.Net.Sockets;

namespace Miyaburi.Gateway.Authentication;

/// <summary>Evaluates DMARC (RFC 9989) from the results of DKIM and SPF and the domain's record.</summary>
internal sealed class DmarcCheck(Dns dns, string fromDomain, CancellationToken cancellation)
{
    internal static Task<MethodOutcome> EvaluateAsync(string fromDomain, IReadOnlyList<MethodOutcome> results, Dns dns, CancellationToken cancellation) =>
        new DmarcCheck(dns, fromDomain, cancellation).EvaluateAsync(results);

    private async Task<MethodOutcome> EvaluateAsync(IReadOnlyList<MethodOutcome> results)
    {
        if (await DmarcTree.WalkAsync(fromDomain, dns, cancellation) is not { } author)
        {
            return Result("temperror");
        }

        if (author.Policy is not { } policy)
        {
            return Result("none");
        }

        var isUnknown = results.Any(r => r.Method is "dkim" or "spf" && r.IsUnknown);
        foreach (var result in results.Where(r => r.IsPass && r.Method is "dkim" or "spf"))
        {
            switch (await AlignAsync(result, author, policy.Record))
            {
                case Alignment.Aligned:
                    return Result("pass");
                case Alignment.Unknown:
                    isUnknown = true;
                    break;
                default:
                    break;
            }
        }

        // A method without a result might have passed: the mail has not failed.
        return isUnknown ? Result("temperror") : Result("fail") with { Policy = await PolicyAsync(policy) };
    }

    private MethodOutcome Result(string result) => new("dmarc", result, "header.from", fromDomain);

    private async Task<Alignment> AlignAsync(MethodOutcome result, DmarcTree author, DmarcRecord record)
    {
        if (result.Domain == fromDomain)
        {
            return Alignment.Aligned;
        }

        if (result.Method == "dkim" ? record.IsStrictDkim : record.IsStrictSpf)
        {
            return Alignment.Not;
        }

        return await DmarcTree.WalkAsync(result.Domain, dns, cancellation) is not { } tree ? Alignment.Unknown
            : tree.Organization == author.Organization ? Alignment.Aligned
            : Alignment.Not;
    }

    /// <summary>What the owner asks for, in the end: a subdomain has the policy for subdomains, one that is only tried out is none.</summary>
    private async Task<DmarcPolicy> PolicyAsync(DmarcFind found)
    {
        var record = found.Record;
        var policy = found.Domain == fromDomain ? record.Domain
            : record.NonExistent != record.Subdomains && await IsMissingAsync() ? record.NonExistent
            : record.Subdomains;
        return record.IsTest ? DmarcPolicy.None : policy;
    }

    /// <summary>Whether the domain has neither an address nor a mail server (RFC 9989: a non-existent domain).</summary>
    private async Task<bool> IsMissingAsync() =>
        await dns.AddressesAsync(fromDomain, AddressFamily.InterNetwork, cancellation) is DnsAnswer<System.Net.IPAddress>.Found { Records.Count: 0 }
        && await dns.AddressesAsync(fromDomain, AddressFamily.InterNetworkV6, cancellation) is DnsAnswer<System.Net.IPAddress>.Found { Records.Count: 0 }
        && await dns.ExchangesAsync(fromDomain, cancellation) is DnsAnswer<string>.Found { Records.Count: 0 };

    private enum Alignment
    {
        Not,
        Aligned,
        Unknown,
    }
}
