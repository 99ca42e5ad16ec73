using System.Text;

namespace Miyaburi.Links;

/// <summary>Facts about what stands behind the host of an address.</summary>
public static class UrlShape
{
    private const int Rounds = 3;

    private static readonly string[] CmsFolders =
        ["/wp-content/", "/wp-includes/", "/wp-admin/", "/components/com_", "/administrator/", "/sites/default/files/", "/cgi-bin/", "/.well-known/", "/plugins/", "/uploads/"];

    /// <summary>
    /// Whether the path lies in the machinery of a web site (<c>/wp-content/…</c>), where pages are only found when
    /// somebody broke in. The folders <c>plugins</c> and <c>uploads</c> count only with a page (<c>.php</c>, <c>.html</c>) in them.
    /// </summary>
    public static bool HasCmsPath(Url url)
    {
        ArgumentNullException.ThrowIfNull(url);
        foreach (var folder in CmsFolders)
        {
            if (url.Path.Contains(folder, StringComparison.OrdinalIgnoreCase))
            {
                return folder is not ("/plugins/" or "/uploads/" or "/.well-known/" or "/cgi-bin/" or "/sites/default/files/") || IsPage(url.Path);
            }
        }

        return false;
    }

    /// <summary>Whether the address carries one of these mail addresses in its path, query or fragment: plain, percent-encoded or in base64.</summary>
    /// <param name="url">The address.</param>
    /// <param name="recipients">Mail addresses in any case.</param>
    public static bool CarriesRecipient(Url url, IEnumerable<string> recipients)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(recipients);
        var behind = $"{url.Path}?{url.Query}#{url.Fragment}";
        var text = PercentEncoding.DecodeFully(behind, Rounds);
        foreach (var recipient in recipients)
        {
            if (recipient.Contains('@', StringComparison.Ordinal)
                && (text.Contains(recipient, StringComparison.OrdinalIgnoreCase) || text.Contains(Base64Stem(recipient), StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether query or fragment holds a mail address of anybody, plain or percent-encoded (<c>#taro@example.jp</c>).</summary>
    public static bool CarriesMailAddress(Url url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return HoldsMailAddress(url.Query) || HoldsMailAddress(url.Fragment);
    }

    private static bool HoldsMailAddress(string? part)
    {
        if (part is null || part.Length < 6)
        {
            return false;
        }

        var text = PercentEncoding.DecodeFully(part, Rounds).AsSpan();
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@'))
        {
            var isBehindName = at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '-' or '_' or '*');
            text = text[(at + 1)..];
            if (isBehindName && DomainSpotter.Next(text, 0, out var start, out _) && start == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPage(string path) =>
        path.EndsWith('/') || path.EndsWith(".php", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".html", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);

    /// <summary>The address in base64 as it stands at the beginning of a value; cut where what follows would change it.</summary>
    private static string Base64Stem(string address)
    {
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(address));
        return text[..(address.Length / 3 * 4)];
    }
}
