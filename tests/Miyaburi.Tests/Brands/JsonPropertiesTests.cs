using System.Text;
using System.Text.Json;
using Miyaburi.Brands;
using Xunit;

namespace Miyaburi.Tests.Brands;

/// <summary>What is passed over unread at start is found where a reader of the whole file finds it.</summary>
public sealed class JsonPropertiesTests
{
    [Fact]
    public void EveryBrand_IsRecognisedByWhatItsWholeFileSays()
    {
        Assert.True(EngineData.Embedded.Brands.All.Length > 100);
        foreach (var brand in EngineData.Embedded.Brands.All)
        {
            var (identity, file) = (brand.Identity, brand.File);
            Assert.Equal((file.Id, file.Names, file.Category), (identity.Id, identity.Names, identity.Category));
            Assert.Equal(file.Aliases, identity.Aliases);
            Assert.Equal(file.Domains.Select(d => d.Name), identity.Domains);
            Assert.Equal(file.FamilyDomains.Select(d => d.Name), identity.FamilyDomains);
            Assert.Equal(file.Sources.Values.Min(s => s.Checked), identity.AsOf);
        }
    }

    [Theory]
    [InlineData("""{"a":1,"b":"x\"},{","c":[{"d":"]"}],"e":{"f":{}}}""")]
    [InlineData("""  { "a" : true , "b\\" : null,"c": -1.5e3 }  """)]
    [InlineData("{}")]
    [InlineData("""{"名前":"値\\","b":"\\\"","c":["\\"]}""")]
    public void Properties_AreThoseOfTheWholeText(string json)
    {
        using var document = JsonDocument.Parse(json);
        var expected = document.RootElement.EnumerateObject().Select(p => p.Value.GetRawText()).ToList();
        Assert.Equal(expected, Values(json));
    }

    /// <summary>A text cut or damaged anywhere is refused or read as something else; it never runs beyond its end.</summary>
    [Fact]
    public void DamagedText_IsRefused()
    {
        const string Whole = """{"id":"a","names":{"ja":"あ","en":"A"},"category":"other","domains":[{"name":"a.jp"}],"sources":{"s":{"checked":"2026-11-29"}}}""";
        Assert.Equal(new DateOnly(2026, 11, 29), Brand.Read(Encoding.UTF8.GetBytes(Whole)).Identity.AsOf);
        for (var end = 0; end < Whole.Length; end++)
        {
            Assert.ThrowsAny<JsonException>(() => Brand.Read(Encoding.UTF8.GetBytes(Whole[..end])));
            foreach (var odd in "\"\\{}[],: x")
            {
                var bytes = Encoding.UTF8.GetBytes(Whole[..end] + odd + Whole[(end + 1)..]);
                Assert.True(Record.Exception(() => Brand.Read(bytes)) is null or JsonException or InvalidOperationException);
            }
        }
    }

    private static List<string> Values(string json)
    {
        var values = new List<string>();
        var properties = new JsonProperties(Encoding.UTF8.GetBytes(json));
        while (properties.MoveNext())
        {
            values.Add(Encoding.UTF8.GetString(properties.Value));
        }

        return values;
    }
}
