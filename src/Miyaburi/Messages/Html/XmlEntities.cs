namespace Miyaburi.Messages.Html;

/// <summary>
/// Entities that an SVG declares in its document type (<c>&lt;!ENTITY u "https://…"&gt;</c>), a way to keep an address out of sight.
/// </summary>
internal sealed class XmlEntities(MessageDraft draft)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Reads the declarations of a document type.</summary>
    public void Read(ReadOnlySpan<char> doctype)
    {
        while (true)
        {
            var start = doctype.IndexOf("<!ENTITY");
            if (start < 0)
            {
                return;
            }

            if (_values.Count >= draft.Limits.XmlEntities)
            {
                draft.ReportLimit("xmlEntities");
                return;
            }

            doctype = doctype[(start + "<!ENTITY".Length)..].TrimStart();
            var nameEnd = doctype.IndexOfAny(" \t\r\n");
            if (nameEnd <= 0)
            {
                return;
            }

            var name = doctype[..nameEnd].ToString();
            doctype = doctype[nameEnd..].TrimStart();
            if (doctype is not ['"' or '\'', ..])
            {
                continue;
            }

            var close = doctype[1..].IndexOf(doctype[0]);
            if (close < 0)
            {
                return;
            }

            _values.TryAdd(name, CharacterReferences.Decode(doctype.Slice(1, close)));
            doctype = doctype[(close + 2)..];
        }
    }

    /// <summary>Replaces the entities in an attribute value.</summary>
    /// <param name="value">The value, its other references decoded.</param>
    /// <param name="most">Units of the result; a bomb of entities in entities stops there.</param>
    public string Replace(string value, int most)
    {
        for (var round = 0; _values.Count > 0 && value.Contains('&', StringComparison.Ordinal); round++)
        {
            var before = value;
            if (round == draft.Limits.XmlEntityDepth)
            {
                draft.ReportLimit("xmlEntityDepth");
                return value;
            }

            foreach (var (name, replacement) in _values)
            {
                var reference = "&" + name + ";";
                if (value.Contains(reference, StringComparison.Ordinal))
                {
                    value = value.Replace(reference, replacement, StringComparison.Ordinal);
                }

                if (value.Length > most)
                {
                    draft.ReportLimit("urlCharacters");
                    return value[..most];
                }
            }

            if (ReferenceEquals(before, value))
            {
                return value;
            }
        }

        return value;
    }
}
