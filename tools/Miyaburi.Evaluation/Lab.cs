using System.Diagnostics;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Fitting;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Links;
using Miyaburi.Text;

namespace Miyaburi.Evaluation;

internal static class Lab
{
    internal static void Run(string[] args)
    {
        var clock = Stopwatch.StartNew();
        var all = Addresses.Phish().Concat(Addresses.Benign()).Concat(Addresses.Popular())
            .Select(a => (A: a, U: Addresses.Read(a.Url))).Where(x => x.U?.Host is not null).ToList();
        Console.WriteLine($"{all.Count} read {clock.Elapsed.TotalSeconds:0.0}s");
        foreach (var variant in args.Length > 0 ? args[0].Split(',') : ["A", "B", "C"])
        {
            foreach (var year in new[] { 2022, 2021 })
            {
                Try(all!, variant, year, clock);
            }
        }
    }

    private static void Try(List<(Address A, Url U)> all, string variant, int until, Stopwatch clock)
    {
        var v = variant.Split(':');
        var bits = v.Length > 1 ? int.Parse(v[1], null) : 16;
        var ridge = v.Length > 2 ? double.Parse(v[2], System.Globalization.CultureInfo.InvariantCulture) : 1e-6;
        var (lo, hi) = v.Length > 3 ? (v[3][0] - '0', v[3][1] - '0') : (2, 5);
        var rows = new GramRows(lo, hi, bits);
        var perSite = all.Where(x => x.A.IsPhish && x.A.Year <= until).GroupBy(x => x.U.Host!.Site).ToDictionary(g => g.Key, g => g.Count());
        var perBenign = all.Where(x => !x.A.IsPhish).GroupBy(x => x.U.Host!.Site).ToDictionary(g => g.Key, g => g.Count());
        foreach (var (a, u) in all)
        {
            if (a.IsPhish ? a.Year <= until : StableHash.Keeps(u.Host!.Site, 2))
            {
                var n = a.IsPhish ? perSite[u.Host!.Site] : perBenign[u.Host!.Site];
                var w = 1 / Math.Sqrt(n);
                if (a.IsPhish) w *= Math.Pow(0.5, (until - a.Year) / 1.5);
                else w *= a.Population is Population.UrlFull ? 1 : a.Population is Population.UrlHost ? 2 : 0.7;
                rows.Add(Frame(u, v[0]), a.IsPhish, w);
            }
        }

        rows.Balance();
        var model = new NgramModel(GramFit.Fit(rows, ridge, 60));
        var scored = all.Where(x => x.A.IsPhish ? x.A.Year == until + 1 : !StableHash.Keeps(x.U.Host!.Site, 2))
            .Select(x => (x.A, S: model.Score(Frame(x.U, v[0])), Site: x.U.Host!.Site)).ToList();
        var phish = scored.Where(x => x.A.IsPhish).Select(x => x.S).ToList();
        var phishSites = scored.Where(x => x.A.IsPhish).GroupBy(x => x.Site).Select(g => g.Average(x => x.S)).ToList();
        var line = $"{variant} ≤{until}: ";
        foreach (var (name, benign) in new[] { ("all", scored.Where(x => !x.A.IsPhish)), ("full", scored.Where(x => x.A.Population is Population.UrlFull)), ("host", scored.Where(x => x.A.Population is Population.UrlHost)), ("top", scored.Where(x => x.A.Population is Population.DomainTop)) })
        {
            var b = benign.Select(x => x.S).ToList();
            var (h3, n) = Rates.Recall(phish, b, 1e-3);
            var (h2, _) = Rates.Recall(phish, b, 1e-2);
            var (s3, m) = Rates.Recall(phishSites, b, 1e-3);
            line += $"{name}({b.Count}) 1e-2 {(double)h2 / n:0.000} 1e-3 {(double)h3 / n:0.000} sites {(double)s3 / m:0.000} | ";
        }

        Console.WriteLine(line + $" {clock.Elapsed.TotalSeconds:0}s");
    }

    private static string Frame(Url u, string variant)
    {
        var host = u.Host!.Ascii;
        if (variant is "A")
        {
            return "^" + host + "$";
        }

        var suffix = u.Host.PublicSuffix;
        var s = new System.Text.StringBuilder();
        s.Append('^');
        foreach (var c in host)
        {
            s.Append(char.IsAsciiDigit(c) ? (char)(c + 0x200) : c);
        }

        s.Append('$');
        if (variant is "B")
        {
            return s.ToString();
        }

        // private-use tokens: suffix × shape
        var t = (char)(0x4E00 + (StableHash.Of(suffix) % 8192));
        var name = u.Host.RegistrableDomain;
        var label = name.Length > suffix.Length + 1 ? name[..^(suffix.Length + 1)] : name;
        var digits = label.Count(char.IsAsciiDigit);
        var vowels = label.Count(c => "aeiou".Contains(c));
        var dots = host.Length > name.Length ? host[..^name.Length].Count(c => c == '.') : 0;
        if (variant is "D" or "E")
        {
            s.Append(t).Append((char)(0xE000 + Math.Min(20, label.Length))).Append(t).Append((char)(0xE100 + Math.Min(5, digits))).Append(t).Append((char)(0xE200 + Math.Min(4, dots)))
             .Append((char)(0xE300 + (10 * vowels / Math.Max(1, label.Length)))).Append(t);
        }

        if (variant is "C" or "E")
        {
            var path = u.Path + (u.Query is null ? "" : "?" + u.Query);
            s.Append(u.Scheme == "http" ? '\uE400' : '\uE401');
            foreach (var c in path.AsSpan(0, Math.Min(60, path.Length)))
            {
                s.Append((char)((char.IsAsciiDigit(c) ? '0' : c) + 0x400));
            }

            s.Append('\uE500');
        }

        return s.ToString();
    }
}
