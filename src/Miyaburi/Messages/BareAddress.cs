namespace Miyaburi.Messages;

/// <summary>Recognises a text that is one web address and nothing else.</summary>
internal static class BareAddress
{
    /// <summary>Whether a person would say "this is a link".</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        if (text is ['<', .., '>'])
        {
            text = text[1..^1];
        }

        if (text.IsEmpty || text.Length > 64 * 1024 || text.IndexOfAny(" \t\r\n\u3000") >= 0)
        {
            return false;
        }

        var scheme = text.IndexOf(':');
        if (scheme is > 2 and < 6 && IsWebScheme(text[..scheme]))
        {
            return IsAsciiBehindHost(text[(scheme + 1)..]);
        }

        return IsHostLike(text);
    }

    private static bool IsWebScheme(ReadOnlySpan<char> scheme) =>
        scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("hxxp", StringComparison.OrdinalIgnoreCase) || scheme.Equals("hxxps", StringComparison.OrdinalIgnoreCase)
        || scheme.Equals("ftp", StringComparison.OrdinalIgnoreCase);

    /// <summary>Hosts may be written in any script, but kana behind the path are words of a message.</summary>
    private static bool IsAsciiBehindHost(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("/\\");
        var end = rest.IndexOfAny('/', '?', '#');
        return end < 0 || rest[end..].IndexOfAnyExceptInRange('\0', '\u007F') < 0;
    }

    /// <summary><c>jcom-info.example/x</c>: labels with a dot, no @, at least two letters at the end of the host.</summary>
    private static bool IsHostLike(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('/', '?', '#');
        var host = end < 0 ? text : text[..end];
        var dot = host.LastIndexOf('.');
        if (dot <= 0 || host.Length - dot < 3)
        {
            return false;
        }

        foreach (var c in host)
        {
            if (!(char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_'))
            {
                return false;
            }
        }

        return host[(dot + 1)..].IndexOfAnyInRange('0', '9') < 0 && (end < 0 || text[end..].IndexOfAnyExceptInRange('\0', '\u007F') < 0);
    }
}
