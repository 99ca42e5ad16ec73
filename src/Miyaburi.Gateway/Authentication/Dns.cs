using System.Net;
using System.Net.Sockets;
using DnsClient;
using DnsClient.Protocol;

namespace Miyaburi.Gateway.Authentication;

/// <summary>What came of asking the DNS: records, none, or no answer. No answer is never taken for none.</summary>
/// <typeparam name="T">What a record holds.</typeparam>
internal abstract record DnsAnswer<T>
{
    private DnsAnswer()
    {
    }

    /// <summary>The records; empty when there are none or no such name.</summary>
    internal sealed record Found(IReadOnlyList<T> Records) : DnsAnswer<T>;

    /// <summary>The server failed or was too slow.</summary>
    internal sealed record Failed : DnsAnswer<T>;
}

/// <summary>Asks a DNS server, within a time, with a cache that keeps records for their own time to live.</summary>
internal sealed class Dns(LookupClient client)
{
    internal static Dns For(IPEndPoint? resolver, TimeSpan budget)
    {
        var options = resolver is null ? new LookupClientOptions() : new LookupClientOptions(resolver);
        options.Timeout = budget;
        options.Retries = 1;
        options.UseCache = true;
        options.CacheFailedResults = false;
        options.ThrowDnsErrors = false;
        options.UseTcpFallback = true;
        return new Dns(new LookupClient(options));
    }

    internal Task<DnsAnswer<string>> TextAsync(string name, CancellationToken cancellation) =>
        AskAsync(name, QueryType.TXT, records => records.OfType<TxtRecord>().Select(r => string.Concat(r.Text)), cancellation);

    internal Task<DnsAnswer<IPAddress>> AddressesAsync(string name, AddressFamily family, CancellationToken cancellation) =>
        AskAsync(name, family is AddressFamily.InterNetworkV6 ? QueryType.AAAA : QueryType.A, records => records.OfType<AddressRecord>().Select(r => r.Address), cancellation);

    internal Task<DnsAnswer<string>> ExchangesAsync(string name, CancellationToken cancellation) =>
        AskAsync(name, QueryType.MX, records => records.OfType<MxRecord>().OrderBy(r => r.Preference).Select(r => r.Exchange.Value.TrimEnd('.')), cancellation);

    private async Task<DnsAnswer<T>> AskAsync<T>(string name, QueryType type, Func<IEnumerable<DnsResourceRecord>, IEnumerable<T>> read, CancellationToken cancellation)
    {
        try
        {
            var answer = await client.QueryAsync(name, type, cancellationToken: cancellation);
            return answer.Header.ResponseCode switch
            {
                DnsHeaderResponseCode.NoError => new DnsAnswer<T>.Found([.. read(answer.Answers)]),
                DnsHeaderResponseCode.NotExistentDomain => new DnsAnswer<T>.Found([]),
                _ => new DnsAnswer<T>.Failed(),
            };
        }
        catch (Exception error) when (error is DnsResponseException or OperationCanceledException or SocketException)
        {
            return new DnsAnswer<T>.Failed();
        }
        catch (ArgumentException)
        {
            // No name of the DNS, so nothing stands under it.
            return new DnsAnswer<T>.Found([]);
        }
    }
}
