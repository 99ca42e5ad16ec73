using System.Collections.Immutable;
using System.Text;
using Miyaburi.Brands;
using Miyaburi.Signals.Intents;
using Miyaburi.Verdicts;

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

    [Fact]
    public void Phrases_ArePackedAsTheyAreMatched()
    {
        var concepts = EngineData.Embedded.Lexicon.Concepts;
        var parsed = concepts.SelectMany(c => c.Phrases.Select(Phrase.Parse)).ToList();
        Assert.Contains(parsed, p => !p.Tail.IsEmpty);
        Assert.Contains(parsed, p => p.Folded != p.Head);
        Assert.Equal(parsed.Select(Words), concepts.SelectMany(c => c.Matched).Select(Words));
    }

    [Fact]
    public void ConceptWithOtherPhrases_IsFoundByThose()
    {
        var concept = EngineData.Embedded.Lexicon.Concepts.First(c => c.Ja.Length > 1);
        var other = concept with { Ja = ["ネコ"] };
        Assert.Equal("ネコ", other.Matched[0].Head);
        Assert.Equal(concept.Matched.Length - concept.Ja.Length + 1, other.Matched.Length);
    }

    [Fact]
    public void Cues_AreThoseOfTheFile()
    {
        var file = ClaimCues.Read(File.ReadAllBytes(Repository.Path("data", "cues", "claims.json")));
        Assert.Equal(Words(file), Words(StartPack.Read().Cues));
    }

    [Fact]
    public void Model_HasTheNumbersOfTheFile()
    {
        var file = VerdictModel.Read(File.ReadAllBytes(Repository.Path("data", "model", "verdict.json")));
        Assert.Equal(Words(file), Words(EngineData.Embedded.Model));
    }

    private static string Words(BrandIdentity b) => Joined(
        [b.Id, b.Names.Ja, b.Names.En, b.Category, $"{b.AsOf:o}"],
        b.Aliases, b.ClaimAliases, b.Tokens, b.Domains, b.FamilyDomains, b.Neighbours, b.FoldedAliases, b.FoldedClaimAliases);

    private static string Words(Phrase p) => Joined([p.Head, p.Folded], p.Tail);

    private static string Words(ClaimCues c) => Joined(c.Before, c.After, c.Disclaim, c.Channels, c.Topics, c.Introductions, c.Branches, c.Accounts);

    private static string Words(VerdictModel m) => Joined(
        [$"{m.BaseRate:R} {m.FurtherShare:R} {m.GroupCounts:R}"],
        Words(m.Caps), Words(m.Weights), m.Channels.OrderBy(c => c.Key).SelectMany(c => Words(c.Key, c.Value)));

    private static IEnumerable<string> Words(Channel channel, ChannelScale s) =>
        [$"{channel} {s.Intercept:R} {s.SuspiciousFrom:R} {s.ScamFrom:R}", .. s.Calibration.Select(p => string.Join(' ', p)), .. Words(s.Weights), .. Words(s.Caps)];

    private static IEnumerable<string> Words<T>(ImmutableDictionary<T, double> numbers)
        where T : notnull => numbers.Select(n => $"{n.Key} {n.Value:R}").Order(StringComparer.Ordinal);

    private static string Words(Concept c) => Joined(
        [c.Id, $"{c.Kind}", c.Names.Ja, c.Names.En], c.Lures, c.Ja, c.NotAfter, c.NotBefore, c.En, c.Other);

    private static string Joined(params IEnumerable<string>[] lists) =>
        lists.Aggregate(new StringBuilder(), (text, list) => text.AppendJoin('|', list).Append('\n')).ToString();
}
