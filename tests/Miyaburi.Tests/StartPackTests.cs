using System.Text;
using Miyaburi.Brands;
using Miyaburi.Signals.Intents;

namespace Miyaburi.Tests;

/// <summary>What the compiler packed is what the files say.</summary>
public sealed class StartPackTests
{
    [Fact]
    public void Brands_AreRecognisedByWhatTheirFilesSay()
    {
        var files = Directory.GetFiles(Repository.Path("data", "brands"), "*.json").Order(StringComparer.Ordinal).Select(f => BrandJson.Read(File.ReadAllBytes(f))).ToList();
        Assert.True(files.Count > 100);
        Assert.Equal(files.Select(f => Words(BrandIdentity.Of(f))).Order(StringComparer.Ordinal), EngineData.Embedded.Brands.All.Select(b => Words(b.Identity)).Order(StringComparer.Ordinal));
        Assert.All(EngineData.Embedded.Brands.All, b => Assert.Equal(b.Id, b.File.Id));
    }

    [Fact]
    public void Concepts_AreThoseOfTheLexicon_InItsOrder()
    {
        var files = Directory.GetFiles(Repository.Path("data", "lexicon"), "*.json").OrderBy(Path.GetFileName, StringComparer.Ordinal);
        var concepts = files.SelectMany(f => ConceptFile.Read(File.ReadAllBytes(f)).Concepts).ToList();
        Assert.True(concepts.Count > 50);
        Assert.Equal(concepts.Select(Words), EngineData.Embedded.Lexicon.Concepts.Select(Words));
    }

    private static string Words(BrandIdentity b) => Joined(
        [b.Id, b.Names.Ja, b.Names.En, b.Category, $"{b.AsOf:o}"], b.Aliases, b.ClaimAliases, b.Tokens, b.Domains, b.FamilyDomains, b.Neighbours);

    private static string Words(Concept c) => Joined(
        [c.Id, $"{c.Kind}", c.Names.Ja, c.Names.En], c.Lures, c.Ja, c.NotAfter, c.NotBefore, c.En, c.Other);

    private static string Joined(params IEnumerable<string>[] lists) =>
        lists.Aggregate(new StringBuilder(), (text, list) => text.AppendJoin('|', list).Append('\n')).ToString();
}
