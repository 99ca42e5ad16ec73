using System.Text;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Links;

namespace Miyaburi.Evaluation.Tables;

/// <summary>How many addresses lie under a suffix that only an organisation in Japan gets a name below (VF03).</summary>
internal static class OrganisationTable
{
    internal static string Show(Held held)
    {
        var text = new StringBuilder("Addresses under a suffix of `data/lists/organisation-suffixes.txt`; those that stand alone are judged without it.\n\n| addresses | under such a suffix |\n|---|--:|\n");
        foreach (var year in held.Addresses.Where(a => a.Address.IsPhish).GroupBy(a => a.Address.Year).OrderBy(g => g.Key))
        {
            Add(text, $"reported in {year.Key}", year);
        }

        foreach (var population in held.Addresses.Where(a => !a.Address.IsPhish && a.Address.Population is not Population.MailLink).GroupBy(a => a.Address.Population).OrderBy(g => g.Key))
        {
            Add(text, population.Key.ToString(), population);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, IEnumerable<(Address Address, Url Url)> addresses)
    {
        var all = addresses.ToList();
        text.Append($"| {name} | {Rates.Show(all.Count(a => (HostLists.Default.TraitsOf(a.Url.Host!) & HostTraits.Organisation) != 0), all.Count)} |\n");
    }
}
