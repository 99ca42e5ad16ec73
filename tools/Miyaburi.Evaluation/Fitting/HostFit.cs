using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Links;
using Miyaburi.Signals;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>The host model: reported addresses against benign ones, a site weighing little more for many rows.</summary>
internal static class HostFit
{
    private const double Ridge = 1e-6;
    private const int Iterations = 60;

    /// <summary>Years in which a reported address loses half its weight.</summary>
    private const double HalfLife = 1.5;

    /// <summary>Reads every address once.</summary>
    internal static List<(Address Address, Url Url)> ReadAll(Bank bank) =>
        [.. Addresses.Phish().Concat(Addresses.Benign()).Concat(Addresses.Popular())
            .Select(a => (Address: a, Url: Addresses.Read(a.Url)!))
            .Where(a => a.Url?.Host is { Kind: HostKind.Domain })
            .Concat(bank.LinksInHam())];

    /// <summary>Fits on the addresses that are kept.</summary>
    internal static byte[] Fit(IReadOnlyList<(Address Address, Url Url)> all, int until, Func<(Address Address, Url Url), bool> keeps)
    {
        var kept = all.Where(keeps).ToList();
        var sites = kept.GroupBy(a => (a.Address.IsPhish, a.Url.Host!.Site)).ToDictionary(g => g.Key, g => g.Count());
        var rows = new GramRows(2, 5, 16);
        foreach (var (address, url) in kept)
        {
            var weight = WeightOf(address, until) / Math.Sqrt(sites[(address.IsPhish, url.Host!.Site)]);
            rows.Add(AddressShape.Of(url.Host!, url.Path, url.Query), address.IsPhish, weight);
        }

        rows.Balance();
        return GramFit.Fit(rows, Ridge, Iterations);
    }

    private static double WeightOf(Address address, int until) => address.Population switch
    {
        Population.UrlPhish => Math.Pow(0.5, (until - address.Year) / HalfLife),
        Population.UrlHost => 2,
        Population.MailLink => 1.5,
        Population.DomainTop => 0.7,
        _ => 1,
    };
}
