using System.Text;
using Miyaburi.Brands;
using Xunit;

namespace Miyaburi.Tests.Brands;

public sealed class BrandFileTests
{
    [Theory]
    [InlineData("", "jp")]
    [InlineData("\"region\": \"world\",", "world")]
    public void Read_RegionGivenOrNot_IsNeverNull(string region, string expected)
    {
        var json = $$"""
            {
              "id": "a", "names": { "ja": "あ", "en": "A" }, "category": "other", {{region}}
              "aliases": [], "domains": [], "reach": [], "sources": {}
            }
            """;

        Assert.Equal(expected, Brand.Read(Encoding.UTF8.GetBytes(json)).File.Region);
    }
}
