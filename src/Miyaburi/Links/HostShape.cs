using Miyaburi.Links.Tables;

namespace Miyaburi.Links;

/// <summary>Facts about the shape of a host name. None needs a list or a network, and none alone makes a host bad.</summary>
public static class HostShape
{
    private static readonly string[] JapaneseSuffixes =
        ["co.jp", "co-jp", "ne.jp", "ne-jp", "or.jp", "or-jp", "go.jp", "go-jp", "ac.jp", "ac-jp", "gr.jp", "gr-jp", "co.ip", "co-ip", "c0.jp", "c0-jp", "cojp"];

    private static readonly string[] GlueSuffixes = [".co.jp", ".ne.jp", ".or.jp", ".go.jp"];

    /// <summary>
    /// A Japanese suffix, or a look-alike of one, left of the real suffix (<c>amazon.co.jp.x.cn</c>, <c>jcom-co-jp.x.com</c>),
    /// bounded by dots or hyphens. Empty when there is none.
    /// </summary>
    public static string FakeJapaneseSuffix(Host host)
    {
        var left = BeforeSuffix(host);
        foreach (var suffix in JapaneseSuffixes)
        {
            for (var at = left.IndexOf(suffix); at >= 0; at = NextIndex(left, suffix, at))
            {
                if (IsBoundary(left, at - 1) && IsBoundary(left, at + suffix.Length))
                {
                    return suffix;
                }
            }
        }

        return "";
    }

    /// <summary>
    /// The Japanese company name in front of a suffix that goes on without a boundary
    /// (<c>www.jcom.co.jpaccountc5e1.top</c> gives <c>www.jcom.co.jp</c>). Empty when there is none.
    /// </summary>
    public static string GluedDomain(Host host)
    {
        var left = BeforeSuffix(host);
        foreach (var suffix in GlueSuffixes)
        {
            var at = left.IndexOf(suffix);
            if (at > 0 && !IsBoundary(left, at + suffix.Length))
            {
                return left[..(at + suffix.Length)].ToString();
            }
        }

        return "";
    }

    /// <summary>Whether a label left of the real suffix is <c>com</c>, <c>net</c>, <c>org</c> or <c>jp</c>, as in <c>eki-net.com.x.cn</c>.</summary>
    public static bool HasTopLevelLabel(Host host)
    {
        var left = BeforeSuffix(host);
        foreach (var range in left.Split('.'))
        {
            if (range.Start.Value > 0 && left[range] is "com" or "net" or "org" or "jp")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The label that its owner chose: the first of <see cref="Host.Site"/>. Empty for addresses and broken hosts.</summary>
    public static string OwnLabel(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (host.Kind != HostKind.Domain)
        {
            return "";
        }

        var dot = host.Site.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? host.Site : host.Site[..dot];
    }

    /// <summary>Number of labels left of the site (<c>www.a.example.jp</c> has 2).</summary>
    public static int SubdomainDepth(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Kind != HostKind.Domain || host.Ascii.Length <= host.Site.Length
            ? 0
            : host.Ascii.AsSpan(0, host.Ascii.Length - host.Site.Length).Count('.');
    }

    /// <summary>Hyphens left of the public suffix, without those of A-labels (<c>xn--</c>).</summary>
    public static int Hyphens(Host host)
    {
        var left = BeforeSuffix(host);
        return left.Count('-') - (2 * left.Count("xn--"));
    }

    /// <summary>Share of digits in a label, 0 to 1.</summary>
    public static double DigitRatio(ReadOnlySpan<char> label)
    {
        var digits = 0;
        foreach (var c in label)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return label.IsEmpty ? 0 : (double)digits / label.Length;
    }

    /// <summary>
    /// Whether the label its owner chose looks like random letters. About 1 % of popular names do; machinery of large
    /// services does often (see <see cref="HostTraits.Infrastructure"/>). International names never do.
    /// </summary>
    public static bool IsRandomLooking(Host host)
    {
        var label = OwnLabel(host);
        return label.Length > 0 && IsRandomLooking(label);
    }

    /// <summary>Whether any label left of the site looks like random letters.</summary>
    public static bool HasRandomLookingSubdomain(Host host)
    {
        var labels = SubdomainDepth(host);
        foreach (var range in host.Ascii.AsSpan().Split('.'))
        {
            if (labels-- == 0)
            {
                break;
            }

            if (IsRandomLooking(host.Ascii.AsSpan(range)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one label (lower-case ASCII) looks like random letters.</summary>
    public static bool IsRandomLooking(ReadOnlySpan<char> label)
    {
        if (label.StartsWith("xn--"))
        {
            return false;
        }

        var threshold = LabelTable.Thresholds[Math.Min(label.Length, LabelTable.Thresholds.Length - 1)];
        return threshold < 255 && AverageCost(label) > threshold;
    }

    private static int AverageCost(ReadOnlySpan<char> label)
    {
        var sum = 0;
        var previous = LabelTable.Size - 1;
        foreach (var c in label)
        {
            var symbol = char.IsAsciiLetterLower(c) ? c - 'a' : char.IsAsciiDigit(c) ? c - '0' + 26 : 36;
            sum += LabelTable.Costs[(previous * LabelTable.Size) + symbol];
            previous = symbol;
        }

        sum += LabelTable.Costs[(previous * LabelTable.Size) + LabelTable.Size - 1];
        return sum / (label.Length + 1);
    }

    private static ReadOnlySpan<char> BeforeSuffix(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var suffix = host.PublicSuffix.Length;
        return host.Kind != HostKind.Domain || host.Ascii.Length <= suffix + 1
            ? []
            : host.Ascii.AsSpan(0, host.Ascii.Length - (suffix == 0 ? 0 : suffix + 1));
    }

    private static int NextIndex(ReadOnlySpan<char> text, string part, int behind)
    {
        var next = text[(behind + 1)..].IndexOf(part);
        return next < 0 ? -1 : next + behind + 1;
    }

    private static bool IsBoundary(ReadOnlySpan<char> text, int at) => at < 0 || at >= text.Length || text[at] is '.' or '-';
}
