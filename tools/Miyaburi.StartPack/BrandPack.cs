using System.Globalization;
using System.Text.Json;

namespace Miyaburi.StartPack;

/// <summary>What recognises a brand, in the order in which <c>StartPack</c> reads it.</summary>
internal static class BrandPack
{
    /// <summary>The entry of a brand's file; an unreadable one stops the build.</summary>
    internal static PackedFile Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var brand = document.RootElement;
        var names = brand.GetProperty("names");
        var pack = new PackWriter().Add(brand, "id").Add(names, "ja").Add(names, "en").Add(brand, "category").Add(AsOf(brand));
        foreach (var list in (ReadOnlySpan<string>)["aliases", "claimAliases", "tokens", "domains", "familyDomains", "neighbours"])
        {
            pack.AddList(brand, list);
        }

        foreach (var alias in Strings(brand, "aliases").Concat(Strings(brand, "claimAliases")))
        {
            pack.AddFolded(alias);
        }

        return new PackedFile("", 1, pack.ToString());
    }

    private static IEnumerable<string> Strings(JsonElement brand, string list) =>
        brand.TryGetProperty(list, out var items) ? items.EnumerateArray().Select(i => i.GetString()!) : [];

    /// <summary>The earliest day on which one of its sources was read.</summary>
    private static DateOnly AsOf(JsonElement brand) => brand.GetProperty("sources").EnumerateObject()
        .Select(s => DateOnly.ParseExact(s.Value.GetProperty("checked").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)).Min();
}
