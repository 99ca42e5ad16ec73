using Miyaburi.Links;

namespace Miyaburi.Waves.Tests;

/// <summary>What is kept of an address, and what must never be.</summary>
public sealed class LinkPatternTests
{
    [Theory]
    [InlineData("/taro.yamada@example.com/login.php", "p:/*/login.php")]
    [InlineData("/login/taro.yamada", "p:/login/*")]
    [InlineData("/login.php?taro.yamada@example.com", "p:/login.php?*")]
    [InlineData("/login.php?taro.yamada@example.com=1", "p:/login.php?*")]
    [InlineData("/login.php?taro%40example.com", "p:/login.php?*")]
    [InlineData("/login.php?user=taro.yamada@example.com", "p:/login.php?user")]
    public void Readers_AreNotInAPath(string path, string kept)
    {
        Assert.Equal(kept, PathOf(path));
        Assert.DoesNotContain(Patterns(path), p => p.Contains("taro", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/ja-JP/login.php")]
    [InlineData("/ap/signin.HTML")]
    [InlineData("/.well-known/index.php")]
    [InlineData("/kit/index.jsp?lang")]
    public void WhatTellsAKit_Stays(string path) => Assert.Equal("p:" + path, PathOf(path));

    [Fact]
    public void NumberOfAVersion_MakesNoOtherEnding() => Assert.Equal("p:/verify.php#", PathOf("/verify.php71"));

    /// <summary>What somebody else sends is taken only as it would be made here.</summary>
    [Theory]
    [InlineData("/taro.yamada@example.com/login.php")]
    [InlineData("/login.php?user=taro.yamada@example.com&id=17")]
    [InlineData("/ja-JP/login.php")]
    [InlineData("/verify/x9y8z7/index.php71?lang&k")]
    [InlineData("/account/12/34/")]
    public void PatternOfAnAddress_IsMadeHere(string path) => Assert.All(Patterns(path).Where(p => p[0] is 'p'), p => Assert.True(LinkPattern.IsMadeHere(p), p));

    [Theory]
    [InlineData("t:jcom.co.jp.*.cn", true)]
    [InlineData("t:login#.jcom.*.co.jp", true)]
    [InlineData("t:jcom.co.jp.*.evil.com", false)]
    [InlineData("t:login.*", false)]
    [InlineData("h:jcom-login.top", false)]
    [InlineData("p:/taro.yamada@example.com/login.php", false)]
    [InlineData("p:/login/taro.yamada", false)]
    [InlineData("p:/login/12345", false)]
    [InlineData("p:/login.php?user=taro", false)]
    [InlineData("p:/login/a1b2c3d4e5", false)]
    [InlineData("p:/a/../login.php", false)]
    [InlineData("p:/login page.php", false)]
    [InlineData("p:/ログイン/login.php", false)]
    [InlineData("p://other.example/login", false)]
    [InlineData("p:/", false)]
    [InlineData("p:", false)]
    [InlineData("", false)]
    public void PatternOfSomebodyElse_IsHeldToTheSameRules(string pattern, bool isMade) => Assert.Equal(isMade, LinkPattern.IsMadeHere(pattern));

    [Fact]
    public void LongPattern_IsNone() => Assert.False(LinkPattern.IsMadeHere("p:/" + string.Join('/', Enumerable.Repeat("login", 30))));

    private static string PathOf(string path) => Assert.Single(Patterns(path), p => p.StartsWith("p:", StringComparison.Ordinal));

    private static List<string> Patterns(string path) =>
        [.. LinkPattern.Of(Assert.IsType<UrlReading.Read>(UrlReader.TryRead("https://jcom-login.top" + path, AnalysisLimits.Default)).Url, default)];
}
