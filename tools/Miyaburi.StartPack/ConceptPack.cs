using System.Text.Json;

namespace Miyaburi.StartPack;

/// <summary>The concepts of a lexicon file, in the order in which <c>StartPack</c> reads them.</summary>
internal static class ConceptPack
{
    /// <summary>The entries of a file.</summary>
    internal static PackedFile Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var pack = new PackWriter();
        var concepts = document.RootElement.GetProperty("concepts");
        foreach (var concept in concepts.EnumerateArray())
        {
            var names = concept.GetProperty("names");
            pack.Add(concept, "id").Add(concept, "kind").Add(names, "ja").Add(names, "en");
            foreach (var list in (ReadOnlySpan<string>)["lures", "ja", "notAfter", "notBefore", "en", "other"])
            {
                pack.AddList(concept, list);
            }

            foreach (var phrase in Phrases(concept))
            {
                pack.AddPhrase(phrase);
            }
        }

        return new PackedFile("", concepts.GetArrayLength(), pack.ToString());
    }

    /// <summary>In the order of <c>Concept.Phrases</c>.</summary>
    private static IEnumerable<string> Phrases(JsonElement concept)
    {
        foreach (var list in (string[])["ja", "en", "other"])
        {
            foreach (var phrase in concept.TryGetProperty(list, out var phrases) ? phrases.EnumerateArray() : default)
            {
                yield return phrase.GetString()!;
            }
        }
    }
}
