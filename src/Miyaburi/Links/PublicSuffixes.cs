using Miyaburi.Links.Tables;

namespace Miyaburi.Links;

/// <summary>
/// The public suffix list (https://publicsuffix.org), ICANN and private parts apart. Looked up in a table that is
/// part of the assembly's data: nothing is built at start.
/// </summary>
public static class PublicSuffixes
{
    private const int Normal = 1;
    private const int Wildcard = 2;
    private const int Exception = 4;
    private const int PrivateShift = 3;

    /// <summary>Which package and version the list was taken from.</summary>
    public static string Version => SuffixTable.Version;

    /// <summary>Finds the public suffixes of a host name.</summary>
    /// <param name="host">Lower-case ASCII (A-labels), without a final dot.</param>
    public static SuffixMatch Find(ReadOnlySpan<char> host)
    {
        var icann = new Longest();
        var others = new Longest();
        var node = 0;
        var parentRules = 0;
        var end = host.Length;
        while (end > 0)
        {
            var start = host[..end].LastIndexOf('.') + 1;
            if (start == end)
            {
                break;
            }

            node = FindChild(node, host[start..end]);
            var rules = node < 0 ? 0 : (int)(SuffixTable.Nodes[node] & 63);
            icann.Take(rules, parentRules, host.Length - start, host.Length - end - 1);
            others.Take(rules >> PrivateShift, parentRules >> PrivateShift, host.Length - start, host.Length - end - 1);
            if (node < 0)
            {
                break;
            }

            parentRules = rules;
            end = start - 1;
        }

        return new SuffixMatch(icann.Length, others.Length);
    }

    /// <summary>Whether a name is itself a public suffix (ICANN or private).</summary>
    /// <param name="host">Lower-case ASCII (A-labels), without a final dot.</param>
    public static bool IsSuffix(ReadOnlySpan<char> host)
    {
        var match = Find(host);
        return host.Length > 0 && (match.Icann == host.Length || match.Private == host.Length);
    }

    private static int FindChild(int parent, ReadOnlySpan<char> label)
    {
        int low = SuffixTable.FirstChild[parent];
        var high = SuffixTable.FirstChild[parent + 1] - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = Compare(LabelOf(middle), label);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return -1;
    }

    private static ReadOnlySpan<byte> LabelOf(int node)
    {
        var word = SuffixTable.Nodes[node];
        return SuffixTable.Labels.Slice((int)(word >> 12), (int)((word >> 6) & 63));
    }

    private static int Compare(ReadOnlySpan<byte> rule, ReadOnlySpan<char> label)
    {
        var length = Math.Min(rule.Length, label.Length);
        for (var i = 0; i < length; i++)
        {
            var difference = rule[i] - label[i];
            if (difference != 0)
            {
                return difference;
            }
        }

        return rule.Length - label.Length;
    }

    /// <summary>The longest rule of one part of the list so far; an exception ends the search.</summary>
    private struct Longest
    {
        private bool _closed;

        public int Length { get; private set; }

        public void Take(int rules, int parentRules, int withLabel, int withoutLabel)
        {
            if (_closed)
            {
                return;
            }

            if ((rules & Exception) != 0)
            {
                Length = withoutLabel;
                _closed = true;
            }
            else if ((rules & Normal) != 0 || (parentRules & Wildcard) != 0)
            {
                Length = withLabel;
            }
        }
    }
}
