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

    private static string PathOf(string path) => Assert.Single(Patterns(path), p => p.StartsWith("p:", StringComparison.Ordinal));

    private static List<string> Patterns(string path) =>
        [.. LinkPattern.Of(Assert.IsType<UrlReading.Read>(UrlReader.TryRead("https://jcom-login.top" + path, AnalysisLimits.Default)).Url, default)];
}
