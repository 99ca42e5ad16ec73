using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using Miyaburi.Links;

namespace Miyaburi.Tests.Links;

/// <summary>Every rule of an independent copy of the public suffix list holds here, but for rules that changed with time.</summary>
public sealed class PublicSuffixReferenceTests
{
    /// <summary>Rules of the copy that the newer list no longer has (checked 2026-11-23).</summary>
    private static readonly HashSet<string> Gone =
    [
        "helsinki", "juniper", "aliases121.com", "gitapp.si", "imagine.diy", "imagine-proxy.work", "demo.datacenter.fi", "paas.datacenter.fi",
        "knightpoint.systems", "oya.to", "perspecta.cloud", "alpha-myqnapcloud.com", "dev-myqnapcloud.com", "xnbay.com", "u2.xnbay.com", "u2-local.xnbay.com",
    ];

    [Fact]
    public void Find_EveryRuleOfTheReferenceList_GivesItsSuffix()
    {
        var errors = new List<string>();
        var count = 0;
        foreach (var (rule, isPrivate) in Rules())
        {
            count++;
            var (host, suffix) = Example(rule);
            var match = PublicSuffixes.Find(host);
            var found = isPrivate ? match.Private : match.Icann;
            if (found != suffix.Length && !IsExplained(rule))
            {
                errors.Add($"{rule}: {host} gives {found}");
            }
        }

        Assert.True(count > 9000, $"only {count} rules read");
        Assert.Empty(errors);
    }

    private static bool IsExplained(string rule) =>
        Gone.Contains(rule)
        || rule.EndsWith("replit.dev", StringComparison.Ordinal); // now one rule, *.replit.dev

    /// <summary>A host under the rule, and the suffix the rule gives it.</summary>
    private static (string Host, string Suffix) Example(string rule)
    {
        if (rule.StartsWith('!'))
        {
            return ("x." + rule[1..], rule[(rule.IndexOf('.') + 1)..]);
        }

        var suffix = rule.Replace("*", "any", StringComparison.Ordinal);
        return ("x1x." + suffix, suffix);
    }

    private static IEnumerable<(string Rule, bool IsPrivate)> Rules()
    {
        var idn = new IdnMapping { AllowUnassigned = true };
        var isPrivate = false;
        foreach (var line in ReferenceText().Split('\n').Select(l => l.Trim()))
        {
            isPrivate |= line.Contains("BEGIN PRIVATE", StringComparison.Ordinal);
            if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            {
                yield return (string.Join('.', line.Split('.').Select(l => l.All(char.IsAscii) ? l : idn.GetAscii(l))), isPrivate);
            }
        }
    }

    private static string ReferenceText()
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(DataFolder.Path("lists.tar.gz")), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name.EndsWith("public_suffix_list.dat", StringComparison.Ordinal) && entry.DataStream is { } stream)
            {
                return new StreamReader(stream).ReadToEnd();
            }
        }

        throw new FileNotFoundException("public_suffix_list.dat");
    }
}
