using Miyaburi.Evaluation.Corpora;
using Miyaburi.Reports;

namespace Miyaburi.Evaluation.Tests;

/// <summary>The tables of labels name brands and lures that exist.</summary>
public sealed class LabelTests
{
    [Fact]
    public void Brands_OfTheLabels_AreInTheCatalogue() =>
        Assert.All(Archive.Labels("brands.tsv").SelectMany(l => l.Value).Where(id => id is not ("-" or "?")), id => Assert.NotNull(EngineData.Embedded.Brands.Find(id)));

    [Fact]
    public void Lures_OfTheLabels_HaveAName() =>
        Assert.All(Archive.Labels("lures.tsv").SelectMany(l => l.Value), lure => Assert.NotEqual(lure, LureWords.Of(lure).Ja));
}
