using System.Net;
using System.Net.Sockets;

namespace Miyaburi.Gateway.Authentication;

/// <summary>
/// Evaluates SPF (RFC 7208). One evaluation asks at most ten times and counts names without records, as the RFC
/// demands; <c>ptr</c>, which it advises against, never matches.
/// </summary>
internal sealed class SpfCheck(Dns dns, IPAddress client, string sender, string helo)
{
    private const int MostLookups = 10;
    private const int MostVoid = 2;
    private const int MostExchanges = 10;

    private int lookups;
    private int empty;

    /// <summary>Evaluates for the domain of the reverse-path, or of HELO for a bounce.</summary>
    internal static async Task<MethodOutcome> EvaluateAsync(Dns dns, IPAddress client, string mailFrom, string? helo, CancellationToken cancellation)
    {
        var name = helo ?? "";
        var sender = mailFrom.Contains('@', StringComparison.Ordinal) ? mailFrom : $"postmaster@{name}";
        var domain = DomainText.Clean(sender[(sender.LastIndexOf('@') + 1)..]);
        var property = mailFrom.Length > 0 ? "smtp.mailfrom" : "smtp.helo";
        var address = client.IsIPv4MappedToIPv6 ? client.MapToIPv4() : client;
        var check = new SpfCheck(dns, address, sender, name);
        try
        {
            return new MethodOutcome("spf", await check.DomainAsync(domain, cancellation), property, domain);
        }
        catch (SpfEnd end)
        {
            return new MethodOutcome("spf", end.Result, property, domain);
        }
    }

    private async Task<string> DomainAsync(string domain, CancellationToken cancellation)
    {
        if (domain == "invalid" || !domain.Contains('.', StringComparison.Ordinal))
        {
            return "none";
        }

        var texts = Records(await dns.TextAsync(domain, cancellation));
        var records = texts.Where(t => t.Equals("v=spf1", StringComparison.OrdinalIgnoreCase) || t.StartsWith("v=spf1 ", StringComparison.OrdinalIgnoreCase)).ToList();
        return records switch
        {
            [] => "none",
            [var record] => await RecordAsync(record, domain, cancellation),
            _ => throw new SpfEnd("permerror"),
        };
    }

    private async Task<string> RecordAsync(string record, string domain, CancellationToken cancellation)
    {
        string? redirect = null;
        foreach (var term in record.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            if (SpfTerm.Modifier(term) is { } modifier)
            {
                redirect = modifier.Name == "redirect" ? modifier.Value : redirect;
                continue;
            }

            var mechanism = SpfTerm.Parse(term) ?? throw new SpfEnd("permerror");
            if (await MatchesAsync(mechanism, domain, cancellation))
            {
                return mechanism.Result;
            }
        }

        if (redirect is null)
        {
            return "neutral";
        }

        Count();
        return await DomainAsync(Expand(redirect, domain), cancellation) is var result and not "none" ? result : throw new SpfEnd("permerror");
    }

    private async Task<bool> MatchesAsync(SpfTerm term, string domain, CancellationToken cancellation)
    {
        var target = term.Domain.Length == 0 ? domain : Expand(term.Domain, domain);
        switch (term.Name)
        {
            case "all":
                return true;
            case "ip4" or "ip6":
                return term.Contains(client);
            case "a":
                Count();
                return await HasAddressAsync(target, term, cancellation);
            case "mx":
                Count();
                foreach (var exchange in Void(Records(await dns.ExchangesAsync(target, cancellation))).Take(MostExchanges))
                {
                    if (await HasAddressAsync(exchange, term, cancellation))
                    {
                        return true;
                    }
                }

                return false;
            case "include":
                Count();
                return await DomainAsync(target, cancellation) switch
                {
                    "pass" => true,
                    "none" => throw new SpfEnd("permerror"),
                    _ => false,
                };
            case "exists":
                Count();
                return Void(Records(await dns.AddressesAsync(target, AddressFamily.InterNetwork, cancellation))).Count > 0;
            case "ptr":
                Count();
                return false;
            default:
                throw new SpfEnd("permerror");
        }
    }

    private async Task<bool> HasAddressAsync(string name, SpfTerm term, CancellationToken cancellation) =>
        Void(Records(await dns.AddressesAsync(name, client.AddressFamily, cancellation))).Any(a => term.Contains(client, a));

    private string Expand(string text, string domain) => DomainText.Clean(SpfMacro.Expand(text, client, sender, domain, helo) ?? throw new SpfEnd("permerror"));

    private void Count()
    {
        if (++lookups > MostLookups)
        {
            throw new SpfEnd("permerror");
        }
    }

    private IReadOnlyList<T> Void<T>(IReadOnlyList<T> records) =>
        records.Count == 0 && ++empty > MostVoid ? throw new SpfEnd("permerror") : records;

    private static IReadOnlyList<T> Records<T>(DnsAnswer<T> answer) =>
        answer is DnsAnswer<T>.Found found ? found.Records : throw new SpfEnd("temperror");

    /// <summary>Ends the evaluation, however deep in includes.</summary>
    private sealed class SpfEnd(string result) : Exception
    {
        internal string Result => result;
    }
}
