using Miyaburi.Brands;
using Miyaburi.Links;
using Xunit;

namespace Miyaburi.Tests.Brands;

/// <summary>Hosts that imitate brands, where the readable form and the one that is sent differ in length.</summary>
public sealed class HostImitationTests
{
    [Theory]
    [InlineData("a.рф")]
    [InlineData("あ.xn--p1ai")]
    [InlineData("рф")]
    [InlineData("á.みんな")]
    public void In_SuffixShorterWhenReadable_FindsNothingAndDoesNotThrow(string host) =>
        Assert.Empty(EngineData.Embedded.Brands.Imitations.In(HostReader.Read(host)!));

    [Theory]
    [InlineData("аmazon.рф", "amazon")]
    [InlineData("www.аmazon.co.jp", "amazon")]
    [InlineData("s0ftbank.みんな", "softbank")]
    public void In_LookalikeBeforeReadableSuffix_NamesTheBrand(string host, string brand)
    {
        var imitation = EngineData.Embedded.Brands.Imitations.In(HostReader.Read(host)!)[0];
        Assert.Equal((brand, ImitationKind.Lookalike), (imitation.Brand.Id, imitation.Kind));
    }
}
