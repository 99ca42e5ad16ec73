namespace Miyaburi.Links;

/// <summary>Schemes as the WHATWG URL Standard groups them.</summary>
internal static class UrlSchemes
{
    /// <summary>Length of the scheme that a text begins with, without its colon; 0 when there is none.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetter(text[0]))
        {
            return 0;
        }

        var i = 1;
        while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '+' or '-' or '.'))
        {
            i++;
        }

        return i < text.Length && text[i] == ':' ? i : 0;
    }

    /// <summary>The scheme in lower case; no allocation for the common ones.</summary>
    public static string Canonical(ReadOnlySpan<char> scheme)
    {
        foreach (var known in Known)
        {
            if (scheme.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }
        }

        return scheme.ToString().ToLowerInvariant();
    }

    /// <summary>The default port of a special scheme with a host; 0 for file and all others.</summary>
    public static int DefaultPort(string scheme) => scheme switch
    {
        "https" or "wss" => 443,
        "http" or "ws" => 80,
        "ftp" => 21,
        _ => 0,
    };

    /// <summary>Whether the standard calls the scheme special.</summary>
    public static bool IsSpecial(string scheme) => scheme == "file" || DefaultPort(scheme) != 0;

    private static readonly string[] Known =
        ["https", "http", "mailto", "tel", "sms", "ftp", "file", "ws", "wss", "javascript", "data", "line", "intent", "cid", "blob", "about"];
}
