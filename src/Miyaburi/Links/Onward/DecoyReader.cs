using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Miyaburi.Links.Onward;

/// <summary>Finds text in an address that looks like a domain but is not where the address leads.</summary>
internal static class DecoyReader
{
    private const int Rounds = 3;

    /// <summary>The decoys in userinfo, path, query and fragment, in this order, each once, lower-case.</summary>
    public static ImmutableArray<string> Read(Url url, ImmutableArray<Url> onward, AnalysisLimits limits)
    {
        if (url.Host is null || (url.Path.Length < 5 && url.UserInfo.Length == 0 && url.Query is null && url.Fragment is null))
        {
            return [];
        }

        ImmutableArray<string>.Builder? found = null;
        Collect(url.UserInfo, url, onward, limits, ref found);
        Collect(url.Path, url, onward, limits, ref found);
        Collect(url.Query ?? "", url, onward, limits, ref found);
        Collect(url.Fragment ?? "", url, onward, limits, ref found);
        return found?.ToImmutable() ?? [];
    }

    private static void Collect(string part, Url url, ImmutableArray<Url> onward, AnalysisLimits limits, ref ImmutableArray<string>.Builder? found)
    {
        if (part.Length < 4 || (!part.Contains('.', StringComparison.Ordinal) && !part.Contains('%', StringComparison.Ordinal)))
        {
            return;
        }

        var text = PercentEncoding.DecodeFully(part, Rounds).ToLowerInvariant();
        var from = 0;
        while ((found is null || found.Count < limits.DecoysPerLink) && DomainSpotter.Next(text, from, out var start, out var length))
        {
            from = start + length;
            var name = text.Substring(start, length);
            // The domain of a mail address is the recipient's, not a decoy.
            if ((start > 0 && text[start - 1] == '@') || !IsTelling(name) || IsWhereItLeads(name, url, onward) || found?.Contains(name) == true)
            {
                continue;
            }

            found ??= ImmutableArray.CreateBuilder<string>();
            found.Add(name);
        }
    }

    /// <summary>Only suffixes that people know as such; <c>login.do</c>, <c>user.id</c> and <c>main.py</c> are no domains to them.</summary>
    private static bool IsTelling(string name)
    {
        var suffix = PublicSuffixes.Find(name).Icann;
        var ending = name[^suffix..];
        return ending.Contains('.', StringComparison.Ordinal) || Endings.Contains(ending);
    }

    private static bool IsWhereItLeads(string name, Url url, ImmutableArray<Url> onward)
    {
        if (url.Host!.IsWithin(name) || IsBelow(name, url.Host.Site))
        {
            return true;
        }

        foreach (var target in onward)
        {
            if (target.Host is { } host && (host.IsWithin(name) || IsBelow(name, host.Site)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBelow(string name, string site) =>
        name.EndsWith(site, StringComparison.Ordinal) && (name.Length == site.Length || name[^(site.Length + 1)] == '.');

    private static readonly FrozenSet<string> Endings = FrozenSet.Create("com", "net", "org", "jp", "info", "biz", "bank", "cn", "top", "xyz", "tokyo", "co");
}
