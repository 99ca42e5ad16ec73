using System.Text.Json;

namespace Miyaburi.StartPack;

/// <summary>Words by which companies speak of themselves, in the order of <c>ClaimCues</c>.</summary>
internal static class CuePack
{
    /// <summary>The file as one entry.</summary>
    internal static PackedFile Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var pack = new PackWriter();
        foreach (var list in (ReadOnlySpan<string>)["before", "after", "disclaim", "channels", "topics", "introductions", "branches", "accounts"])
        {
            pack.AddList(document.RootElement, list);
        }

        return new PackedFile("", 1, pack.ToString());
    }
}
