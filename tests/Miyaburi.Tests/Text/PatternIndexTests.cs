using Miyaburi.Text;

namespace Miyaburi.Tests.Text;

/// <summary>The index against a search for each pattern by itself.</summary>
public sealed class PatternIndexTests
{
    private static readonly string[] Patterns = ["ab", "abc", "abcd", "abcde", "bc", "口座", "口座番号", "座番", "番号", "cab", "ab"];

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("abcd")]
    [InlineData("xabcdeabcab")]
    [InlineData("口座番号は口座の番号")]
    [InlineData("ab\0")]
    public void FindsEveryOccurrenceInOrder(string text)
    {
        var hits = new List<PhraseHit>();
        new PatternIndex(Patterns).Match(text, hits);
        Assert.Equal(Naive(text), hits);
    }

    [Fact]
    public void FindsTheSameInRandomTexts()
    {
        var random = new Random(20261128);
        var index = new PatternIndex(Patterns);
        for (var round = 0; round < 2000; round++)
        {
            var text = new string(random.GetItems<char>("abcde口座番号x", random.Next(0, 24)));
            var hits = new List<PhraseHit>();
            index.Match(text, hits);
            Assert.Equal(Naive(text), hits);
        }
    }

    [Fact]
    public void RefusesAPatternOfOneCharacter() => Assert.Throws<ArgumentException>(() => new PatternIndex(["ab", "x"]));

    private static List<PhraseHit> Naive(string text) =>
    [
        .. Enumerable.Range(0, text.Length).SelectMany(at => Patterns.Index()
            .Where(p => string.CompareOrdinal(text, at, p.Item, 0, p.Item.Length) == 0)
            .Select(p => new PhraseHit(p.Index, new TextRange(at, p.Item.Length)))),
    ];
}
