namespace Miyaburi.Messages.Html;

/// <summary>Reads <c>style</c> attributes of one markup text; the cells of a mail mostly repeat a few.</summary>
internal sealed class StyleAttributes
{
    /// <summary>Distinct attributes remembered; markup that never repeats itself gains nothing from more.</summary>
    private const int Most = 64;

    /// <summary>Longer ones are read again rather than copied.</summary>
    private const int Longest = 400;

    private readonly Dictionary<string, StyleFacts> known = new(StringComparer.Ordinal);

    /// <summary>What an attribute, as it stands in the markup, says.</summary>
    internal StyleFacts Read(ReadOnlySpan<char> style)
    {
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(style, out var facts))
        {
            return facts;
        }

        facts = style.Contains('&') ? StyleReader.Read(CharacterReferences.Decode(style)) : StyleReader.Read(style);
        if (known.Count < Most && style.Length <= Longest)
        {
            lookup[style] = facts;
        }

        return facts;
    }
}
