using System.Text.Json;
using Miyaburi.Links;
using Miyaburi.Text;

namespace Miyaburi.Brands;

/// <summary>Finds every error in the brand files at once, beyond what the schema can say.</summary>
public static class BrandCheck
{
    /// <summary>Days after which a fact must be looked up again.</summary>
    public const int SourceDays = 365;

    /// <summary>Checks the files.</summary>
    /// <param name="files">Files below <c>brands/</c>; others are passed over.</param>
    /// <param name="on">The day of the check.</param>
    /// <param name="brands">The brands that could be read.</param>
    public static IReadOnlyList<DataError> Check(IEnumerable<DataFile> files, DateOnly on, out IReadOnlyList<BrandFile> brands)
    {
        ArgumentNullException.ThrowIfNull(files);
        var errors = new List<DataError>();
        var read = new List<(string File, BrandFile Brand)>();
        foreach (var file in files.Where(f => f.Name.StartsWith("brands/", StringComparison.Ordinal)))
        {
            if (Read(file, errors) is { } brand)
            {
                read.Add((file.Name, brand));
                Check(file.Name, brand, on, errors);
            }
        }

        CheckTogether(read, errors);
        brands = [.. read.Select(r => r.Brand)];
        return errors;
    }

    private static BrandFile? Read(DataFile file, List<DataError> errors)
    {
        try
        {
            return BrandJson.Read(file.Bytes.Span);
        }
        catch (JsonException error)
        {
            errors.Add(new(file.Name, error.Path ?? "$", error.Message));
            return null;
        }
    }

    private static void Check(string file, BrandFile brand, DateOnly on, List<DataError> errors)
    {
        if (file != $"brands/{brand.Id}.json")
        {
            errors.Add(new(file, "$.id", $"the id \"{brand.Id}\" must equal the file name"));
        }

        foreach (var (path, key) in SourceKeys(brand))
        {
            if (!brand.Sources.ContainsKey(key))
            {
                errors.Add(new(file, path, $"no source \"{key}\" in $.sources"));
            }
        }

        foreach (var (key, source) in brand.Sources.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            if (source.Checked > on || on.DayNumber - source.Checked.DayNumber > SourceDays)
            {
                errors.Add(new(file, $"$.sources.{key}.checked", source.Checked > on ? "lies in the future" : $"older than {SourceDays} days: read the page again and renew the date"));
            }
        }

        Domains(file, "$.domains", brand.Domains.Select(d => d.Name), errors);
        Domains(file, "$.familyDomains", brand.FamilyDomains.Select(d => d.Name), errors);
        if (brand.Conduct.IsEmpty && brand.Practice.IsEmpty)
        {
            errors.Add(new(file, "$", "needs at least one conduct or practice fact"));
        }
    }

    private static void Domains(string file, string path, IEnumerable<string> domains, List<DataError> errors)
    {
        foreach (var (index, domain) in domains.Index())
        {
            var host = HostReader.Read(domain);
            if (host.Kind is not HostKind.Domain || host.Ascii != domain)
            {
                errors.Add(new(file, $"{path}[{index}]", $"\"{domain}\" is not a lower-case domain name"));
            }
            else if (host.PublicSuffix == domain || host.PrivateSuffix == domain)
            {
                errors.Add(new(file, $"{path}[{index}]", $"\"{domain}\" is a public suffix: anybody can register below it"));
            }
        }
    }

    private static void CheckTogether(List<(string File, BrandFile Brand)> read, List<DataError> errors)
    {
        foreach (var same in read.GroupBy(r => r.Brand.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            errors.Add(new(same.Last().File, "$.id", $"the id \"{same.Key}\" is used twice"));
        }

        Unique(read, "$.domains", b => b.Domains.Select(d => d.Name), errors);
        Unique(read, "$.aliases", b => b.Aliases.Select(a => FoldedText.Fold(a).Folded).Distinct(), errors);
    }

    /// <summary>A domain or a name that two brands claim makes the verdict depend on the order of files.</summary>
    private static void Unique(List<(string File, BrandFile Brand)> read, string path, Func<BrandFile, IEnumerable<string>> values, List<DataError> errors)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, brand) in read)
        {
            foreach (var value in values(brand))
            {
                if (!owners.TryAdd(value, brand.Id) && owners[value] != brand.Id)
                {
                    errors.Add(new(file, path, $"\"{value}\" is claimed by \"{owners[value]}\" too"));
                }
            }
        }
    }

    private static IEnumerable<(string Path, string Key)> SourceKeys(BrandFile brand) =>
    [
        .. Keys("domains", brand.Domains.Select(d => d.Source)),
        .. Keys("familyDomains", brand.FamilyDomains.Select(d => d.Source)),
        .. Keys("neighbours", brand.Neighbours.Select(n => n.Source)),
        .. Keys("mailSenders", brand.MailSenders.Select(m => m.Source)),
        .. Keys("smsSenders", brand.SmsSenders.Select(s => s.Source)),
        .. Keys("phones", brand.Phones.Select(p => p.Source)),
        .. Keys("conduct", brand.Conduct.Select(f => f.Source)),
        .. Keys("practice", brand.Practice.Select(f => f.Source)),
        .. Keys("reach", brand.Reach.Select(r => r.Source)),
        .. Keys("history", brand.History.Select(h => h.Source)),
    ];

    private static IEnumerable<(string Path, string Key)> Keys(string list, IEnumerable<string> keys) =>
        keys.Select((key, index) => ($"$.{list}[{index}].source", key));
}
