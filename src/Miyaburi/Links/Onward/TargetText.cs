using System.Text;

namespace Miyaburi.Links.Onward;

/// <summary>Tells whether a piece of an address holds another absolute address, plain, percent-encoded or in base64.</summary>
internal static class TargetText
{
    private const int MostRounds = 4;

    /// <summary>The address inside the piece, or null.</summary>
    /// <param name="piece">A parameter's value or a path segment, still percent-encoded.</param>
    public static string? Absolute(ReadOnlySpan<char> piece)
    {
        if (piece.Length < 8)
        {
            return null;
        }

        var text = piece.ToString();
        for (var round = 0; round < MostRounds; round++)
        {
            if (StartsWithScheme(text))
            {
                return text;
            }

            if (!text.Contains('%', StringComparison.Ordinal))
            {
                break;
            }

            text = PercentEncoding.Decode(text);
        }

        return FromBase64(text);
    }

    /// <summary>Like <see cref="Absolute"/>, for places where the scheme may be left out (Google Translate, AMP).</summary>
    public static string? AbsoluteOrBare(ReadOnlySpan<char> piece)
    {
        if (piece.IsEmpty)
        {
            return null;
        }

        if (Absolute(piece) is { } absolute)
        {
            return absolute;
        }

        var text = PercentEncoding.DecodeFully(piece.ToString(), MostRounds).TrimStart('/', '\\');
        return text.Length == 0 || UrlSchemes.Length(text) > 0 && !text.Contains('.', StringComparison.Ordinal) ? null : "https://" + text;
    }

    private static bool StartsWithScheme(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        return text.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            || (text.StartsWith("//") && text.Length > 6 && text[2..].Contains('.'));
    }

    // "aHR0c" is "http" in base64; Bing puts "a1" before it.
    private static string? FromBase64(ReadOnlySpan<char> text)
    {
        var start = text.StartsWith("aHR0c") ? 0 : text.StartsWith("a1aHR0c") ? 2 : -1;
        if (start < 0)
        {
            return null;
        }

        var decoded = Encoding.UTF8.GetString(Base64Text.Decode(text[start..])).Trim();
        return StartsWithScheme(decoded) ? decoded : null;
    }
}
