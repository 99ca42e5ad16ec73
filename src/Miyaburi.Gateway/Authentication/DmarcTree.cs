namespace Miyaburi.Gateway.Authentication;

/// <summary>A policy record and the domain that published it.</summary>
internal sealed record DmarcFind(string Domain, DmarcRecord Record);

/// <summary>
/// Walks from a domain towards the root for policy records (RFC 9989, 4.10). The organizational domain that follows
/// from them never reaches above the registrable domain of the public suffix list, unless a record says so with
/// <c>psd=n</c>: a suffix that published a record by mistake must not make neighbours of all its customers.
/// </summary>
internal sealed class DmarcTree
{
    /// <summary>A name with more labels than this is cut short after the first question.</summary>
    private const int MostLabels = 8;

    private readonly string start;
    private readonly List<DmarcFind> finds;

    private DmarcTree(string start, List<DmarcFind> finds) => (this.start, this.finds) = (start, finds);

    /// <summary>The record whose policy applies to mail from the domain, or null.</summary>
    internal DmarcFind? Policy => finds.Find(f => f.Domain == start) ?? finds.Find(f => f.Domain == Highest) ?? finds.LastOrDefault();

    /// <summary>The organizational domain, by which relaxed alignment is decided.</summary>
    internal string Organization
    {
        get
        {
            var own = DomainText.Organizational(start);
            return finds is [.., { Record.IsPublicSuffix: false } said] ? said.Domain
                : DomainText.IsWithin(Highest, own) ? Highest
                : own;
        }
    }

    /// <summary>The organizational domain as the records alone tell it.</summary>
    private string Highest => finds switch
    {
        [] => start,
        [.., { Record.IsPublicSuffix: true } suffix] when suffix.Domain != start => OneBelow(suffix.Domain),
        [.., var last] => last.Domain,
    };

    /// <summary>Asks; null when the DNS gave no answer.</summary>
    internal static async Task<DmarcTree?> WalkAsync(string domain, Dns dns, CancellationToken cancellation)
    {
        var finds = new List<DmarcFind>();
        foreach (var name in Names(domain))
        {
            if (await dns.TextAsync($"_dmarc.{name}", cancellation) is not DnsAnswer<string>.Found found)
            {
                return null;
            }

            // More than one record is none.
            if (found.Records.Select(DmarcRecord.Parse).OfType<DmarcRecord>().ToList() is not [var record])
            {
                continue;
            }

            finds.Add(new DmarcFind(name, record));
            if (record.IsPublicSuffix is not null)
            {
                break;
            }
        }

        return new DmarcTree(domain, finds);
    }

    private static IEnumerable<string> Names(string domain)
    {
        yield return domain;
        var labels = domain.Split('.');
        for (var left = Math.Min(labels.Length, MostLabels) - 1; left > 0; left--)
        {
            yield return string.Join('.', labels[^left..]);
        }
    }

    private string OneBelow(string suffix)
    {
        var above = start[..^(suffix.Length + 1)];
        return $"{above[(above.LastIndexOf('.') + 1)..]}.{suffix}";
    }
}
