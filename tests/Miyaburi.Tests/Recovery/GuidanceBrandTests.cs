using System.Text;
using Miyaburi.Recovery;

namespace Miyaburi.Tests.Recovery;

/// <summary>Conditions name brands and lures that the other data know.</summary>
public sealed class GuidanceBrandTests
{
    private static IEnumerable<GuideWhen> Conditions
    {
        get
        {
            var guide = RecoveryGuide.Default;
            return guide.Steps.Select(s => s.Entry.When)
                .Concat(guide.Steps.SelectMany(s => s.Entry.Details).Select(d => d.When))
                .Concat(guide.Donts.Concat(guide.Evidence).Concat(guide.Confirm).Select(n => n.Entry.When))
                .OfType<GuideWhen>();
        }
    }

    [Fact]
    public void Conditions_NameBrandsThatExist()
    {
        var brands = EmbeddedData.Read("brands/").Select(f => f.Name["brands/".Length..^".json".Length]).ToHashSet(StringComparer.Ordinal);

        var named = Conditions.SelectMany(w => w.Brands.Concat(w.NotBrands)).Distinct().ToList();
        Assert.Contains("jcom", named);
        Assert.All(named, id => Assert.Contains(id, brands));
    }

    [Fact]
    public void Conditions_NameLuresThatTheLexiconFinds()
    {
        var lexicon = string.Concat(Directory.GetFiles(Repository.Path("data", "lexicon"), "*.json").Select(File.ReadAllText));

        var named = Conditions.SelectMany(w => w.Lures).Distinct().ToList();
        Assert.Contains("sextortion", named);
        Assert.All(named, lure => Assert.Contains($"\"{lure}\"", lexicon, StringComparison.Ordinal));
    }
}
