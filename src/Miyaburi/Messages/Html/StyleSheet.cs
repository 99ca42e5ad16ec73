namespace Miyaburi.Messages.Html;

/// <summary>
/// The rules of <c>&lt;style&gt;</c> elements with the simplest selectors (<c>.x</c>, <c>#x</c>, <c>p</c>, <c>p.x</c>).
/// Rules for other media (<c>@media</c>) are left out: they say how the mail looks elsewhere.
/// </summary>
internal sealed class StyleSheet(MessageDraft draft)
{
    private readonly Dictionary<string, StyleFacts> _rules = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a rule with a selector that is not understood paints a background: then the colour behind a text is a guess.</summary>
    public bool PaintsElsewhere { get; private set; }

    /// <summary>Whether there is any rule.</summary>
    public bool IsEmpty => _rules.Count == 0;

    /// <summary>Adds the rules of one style element.</summary>
    public void Add(ReadOnlySpan<char> css)
    {
        while (!css.IsEmpty)
        {
            css = SkipIgnorable(css);
            var open = css.IndexOfAny('{', ';');
            if (open < 0)
            {
                return;
            }

            if (css[open] == ';')
            {
                // @import, @charset: only at-rules end so; for anything else it is an error skipped likewise.
                css = css[(open + 1)..];
                continue;
            }

            var selector = css[..open].Trim();
            if (selector is ['@', ..])
            {
                css = SkipBlock(css[(open + 1)..]);
                continue;
            }

            var body = css[(open + 1)..];
            var close = body.IndexOf('}');
            AddRule(selector, close < 0 ? body : body[..close]);
            css = close < 0 ? default : body[(close + 1)..];
        }
    }

    /// <summary>Lays the rules that fit an element over each other, weakest first.</summary>
    public StyleFacts For(ReadOnlySpan<char> tag, ReadOnlySpan<char> classes, ReadOnlySpan<char> id)
    {
        var facts = default(StyleFacts);
        var rules = _rules.GetAlternateLookup<ReadOnlySpan<char>>();
        if (rules.TryGetValue("*", out var rule))
        {
            facts.Overlay(rule);
        }

        if (rules.TryGetValue(tag, out rule))
        {
            facts.Overlay(rule);
        }

        Span<char> key = stackalloc char[96];
        foreach (var range in classes.SplitAny(" \t\r\n"))
        {
            var name = classes[range];
            if (name.IsEmpty || name.Length + tag.Length + 1 > key.Length)
            {
                continue;
            }

            key[0] = '.';
            name.CopyTo(key[1..]);
            if (rules.TryGetValue(key[..(name.Length + 1)], out rule))
            {
                facts.Overlay(rule);
            }

            tag.CopyTo(key);
            key[tag.Length] = '.';
            name.CopyTo(key[(tag.Length + 1)..]);
            if (rules.TryGetValue(key[..(name.Length + tag.Length + 1)], out rule))
            {
                facts.Overlay(rule);
            }
        }

        if (!id.IsEmpty && id.Length < key.Length)
        {
            key[0] = '#';
            id.CopyTo(key[1..]);
            if (rules.TryGetValue(key[..(id.Length + 1)], out rule))
            {
                facts.Overlay(rule);
            }
        }

        return facts;
    }

    private static ReadOnlySpan<char> SkipIgnorable(ReadOnlySpan<char> css)
    {
        while (true)
        {
            css = css.TrimStart();
            if (css.StartsWith("<!--") || css.StartsWith("-->"))
            {
                css = css[(css[0] == '<' ? 4 : 3)..];
            }
            else if (css.StartsWith("/*"))
            {
                var end = css[2..].IndexOf("*/");
                css = end < 0 ? default : css[(end + 4)..];
            }
            else if (css is ['}', ..])
            {
                css = css[1..];
            }
            else
            {
                return css;
            }
        }
    }

    private static ReadOnlySpan<char> SkipBlock(ReadOnlySpan<char> css)
    {
        var depth = 1;
        for (var i = 0; i < css.Length; i++)
        {
            depth += css[i] == '{' ? 1 : css[i] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return css[(i + 1)..];
            }
        }

        return default;
    }

    private void AddRule(ReadOnlySpan<char> selectors, ReadOnlySpan<char> body)
    {
        var facts = StyleReader.Read(body);
        foreach (var range in selectors.Split(','))
        {
            var selector = selectors[range].Trim();
            if (!IsSimple(selector))
            {
                PaintsElsewhere |= facts.Background is not null;
                continue;
            }

            if (_rules.Count >= draft.Limits.StyleRules)
            {
                draft.ReportLimit("styleRules");
                return;
            }

            var lookup = _rules.GetAlternateLookup<ReadOnlySpan<char>>();
            lookup.TryGetValue(selector, out var merged);
            merged.Overlay(facts);
            lookup[selector] = merged;
        }
    }

    private static bool IsSimple(ReadOnlySpan<char> selector)
    {
        if (selector.IsEmpty || selector.Length > 90)
        {
            return false;
        }

        var marks = 0;
        for (var i = 0; i < selector.Length; i++)
        {
            var c = selector[i];
            if (c is '.' or '#')
            {
                marks++;
            }
            else if (!(char.IsLetterOrDigit(c) || c is '-' or '_' || (c == '*' && selector.Length == 1)))
            {
                return false;
            }
        }

        return marks <= 1 && (selector[^1] is not ('.' or '#')) && (selector.IndexOf('#') <= 0);
    }
}
