namespace Miyaburi.Messages.Html;

/// <summary>Reads declarations (<c>display:none;font-size:0</c>) for what hides text. Linear, nothing allocated.</summary>
internal static class StyleReader
{
    private const int LongestProperty = 20;

    /// <summary>Reads a declaration list.</summary>
    public static StyleFacts Read(ReadOnlySpan<char> declarations)
    {
        var facts = default(StyleFacts);
        while (!declarations.IsEmpty)
        {
            var end = EndOfDeclaration(declarations);
            var one = declarations[..end];
            declarations = declarations[Math.Min(end + 1, declarations.Length)..];
            var colon = one.IndexOf(':');
            if (colon > 0)
            {
                Apply(ref facts, SkipComments(one[..colon]).Trim(), WithoutImportant(one[(colon + 1)..]));
            }
        }

        return facts;
    }

    /// <summary>The next semicolon outside brackets (<c>url(data:…;base64,…)</c>) and quotes.</summary>
    private static int EndOfDeclaration(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAny(';', '(');
        if (first < 0)
        {
            return text.Length;
        }

        if (text[first] == ';')
        {
            return first;
        }

        var depth = 0;
        for (var i = first; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case ';' when depth <= 0:
                    return i;
            }
        }

        return text.Length;
    }

    private static ReadOnlySpan<char> SkipComments(ReadOnlySpan<char> name)
    {
        var end = name.LastIndexOf("*/");
        return end < 0 ? name : name[(end + 2)..];
    }

    private static ReadOnlySpan<char> WithoutImportant(ReadOnlySpan<char> value)
    {
        var mark = value.IndexOf('!');
        return (mark < 0 ? value : value[..mark]).Trim();
    }

    private static bool Is(ReadOnlySpan<char> value, string word) => value.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static void Apply(ref StyleFacts facts, ReadOnlySpan<char> property, ReadOnlySpan<char> value)
    {
        Span<char> lower = stackalloc char[LongestProperty];
        if (property.Length is 0 or > LongestProperty || value.IsEmpty)
        {
            return;
        }

        property.ToLowerInvariant(lower);
        switch (lower[..property.Length])
        {
            case "display":
                facts.NotDisplayed = Is(value, "none");
                break;
            case "visibility":
                facts.Invisible = Is(value, "hidden") || Is(value, "collapse");
                break;
            case "opacity":
                facts.Vanished |= CssLength.Read(value) is { } opacity && (opacity.IsRelative ? opacity.Share : opacity.Pixels) < 0.04f;
                break;
            case "filter" or "-webkit-filter" or "-ms-filter":
                facts.Vanished |= value.Contains("opacity(0)", StringComparison.OrdinalIgnoreCase) || value.Contains("opacity=0)", StringComparison.OrdinalIgnoreCase);
                break;
            case "font-size":
                FontSize(ref facts, value);
                break;
            case "font":
                FontShorthand(ref facts, value);
                break;
            case "color" or "-webkit-text-fill-color":
                facts.Color = CssColor.Read(value) ?? facts.Color;
                break;
            case "background-color":
                facts.Background = CssColor.Read(value) ?? facts.Background;
                break;
            case "background-image":
                facts.Background = Is(value, "none") ? facts.Background : CssColor.Unknown;
                break;
            case "background":
                facts.Background = Background(value) ?? facts.Background;
                break;
            case "width" or "max-width" or "height" or "max-height":
                facts.NoSize |= CssLength.Read(value) is { IsNothing: true };
                break;
            case "overflow" or "overflow-x" or "overflow-y":
                facts.Clips |= Is(value, "hidden") || Is(value, "clip");
                break;
            case "position":
                facts.Positioned = Is(value, "absolute") || Is(value, "fixed");
                break;
            case "left" or "top" or "right" or "bottom":
                facts.FarAway |= CssLength.Read(value) is { IsFarOut: true };
                break;
            case "margin-left" or "margin-top":
                facts.Vanished |= CssLength.Read(value) is { IsFarOut: true };
                break;
            case "text-indent":
                facts.Outdented = CssLength.Read(value) is { IsFarOut: true };
                break;
            case "clip":
                facts.Vanished |= ClipsAll(value);
                break;
            case "clip-path" or "-webkit-clip-path":
                facts.Vanished |= ClipPathHidesAll(value);
                break;
            case "transform":
                facts.Vanished |= value.StartsWith("scale(0", StringComparison.OrdinalIgnoreCase) && CssLength.ReadOne(value[6..], out _) is { IsZero: true };
                break;
            case "white-space":
                facts.KeepsBreaks = value.StartsWith("pre", StringComparison.OrdinalIgnoreCase) || Is(value, "break-spaces");
                break;
        }
    }

    private static void FontSize(ref StyleFacts facts, ReadOnlySpan<char> value)
    {
        if (CssLength.Read(value) is not { } size)
        {
            if (value.Length > 0 && char.IsAsciiLetter(value[0]) && !Is(value, "inherit") && !value.StartsWith("calc", StringComparison.OrdinalIgnoreCase))
            {
                // small, x-large, medium …: a size that can be read.
                (facts.FontPixels, facts.FontShare) = (14, null);
            }

            return;
        }

        facts.FontPixels = size.IsRelative ? null : size.Pixels;
        facts.FontShare = size.IsRelative ? size.Share : null;
    }

    /// <summary><c>font: bold 0/0 a</c>: the first number with its unit is the size.</summary>
    private static void FontShorthand(ref StyleFacts facts, ReadOnlySpan<char> value)
    {
        foreach (var range in value.Split(' '))
        {
            var word = value[range];
            if (word.Length == 0 || !(char.IsAsciiDigit(word[0]) || word[0] == '.') || CssLength.ReadOne(word, out var used) is not { } size)
            {
                continue;
            }

            // 400 and 700 are weights.
            if (size.Pixels >= 100 && used == 3)
            {
                continue;
            }

            facts.FontPixels = size.IsRelative ? null : size.Pixels;
            facts.FontShare = size.IsRelative ? size.Share : null;
            return;
        }
    }

    private static int? Background(ReadOnlySpan<char> value)
    {
        if (value.Contains("url(", StringComparison.OrdinalIgnoreCase) || value.Contains("gradient", StringComparison.OrdinalIgnoreCase))
        {
            return CssColor.Unknown;
        }

        if (value.StartsWith("rgb", StringComparison.OrdinalIgnoreCase))
        {
            return CssColor.Read(value);
        }

        foreach (var range in value.Split(' '))
        {
            var word = value[range];
            if (word.Length > 0 && CssColor.Read(word) is { } color and not CssColor.Unknown)
            {
                return color;
            }
        }

        return CssColor.Unknown;
    }

    /// <summary><c>rect(0,0,0,0)</c> and <c>rect(1px,1px,1px,1px)</c>: nothing is left.</summary>
    private static bool ClipsAll(ReadOnlySpan<char> value)
    {
        if (!value.StartsWith("rect(", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = value[5..];
        for (var at = 0; at < rest.Length && rest[at] != ')'; at++)
        {
            if (rest[at] is ' ' or ',')
            {
                continue;
            }

            if (CssLength.ReadOne(rest[at..], out var used) is not { IsNothing: true })
            {
                return false;
            }

            at += Math.Max(used, 1) - 1;
        }

        return true;
    }

    private static bool ClipPathHidesAll(ReadOnlySpan<char> value)
    {
        var open = value.IndexOf('(');
        if (open < 0)
        {
            return false;
        }

        var first = CssLength.ReadOne(value[(open + 1)..].TrimStart(), out _);
        if (value.StartsWith("inset(", StringComparison.OrdinalIgnoreCase))
        {
            return first is { IsRelative: true, Share: >= 0.5f };
        }

        var allZero = value[(open + 1)..].IndexOfAnyInRange('1', '9') < 0;
        return first is { IsZero: true } && (value.StartsWith("circle(", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("ellipse(", StringComparison.OrdinalIgnoreCase) || (allZero && value.StartsWith("polygon(", StringComparison.OrdinalIgnoreCase)));
    }
}
