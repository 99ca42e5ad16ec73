using System.Buffers;

namespace Miyaburi.Links;

/// <summary>
/// Reads addresses as browsers do (WHATWG URL Standard, basic URL parser without a base), with no network, and
/// notes what honest addresses do not do. Where a browser would refuse the host, the address is still read with a
/// host of kind <see cref="HostKind.Invalid"/>, because a person sees it all the same.
/// </summary>
public static class UrlReader
{
    private static readonly SearchValues<char> Stripped = SearchValues.Create("\t\n\r");

    /// <summary>Reads an absolute address.</summary>
    /// <param name="raw">The address as written; untrusted.</param>
    /// <param name="limits">Bounds; longer addresses are cut before reading.</param>
    public static UrlReading TryRead(ReadOnlySpan<char> raw, AnalysisLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var text = Trim(raw);
        if (text.Length > limits.UrlCharacters)
        {
            text = text[..limits.UrlCharacters];
        }

        var tricks = default(UrlTrickSet);
        if (text.ContainsAny(Stripped))
        {
            tricks.Add(UrlTrick.TabOrNewline);
            text = Strip(text);
        }

        return new UrlParser(text, tricks).Parse();
    }

    /// <summary>
    /// Reads an address that people type without a scheme (<c>www.example.jp/x</c>), as a browser's address bar
    /// does. The scheme is then said to be https, so that nobody is blamed for a scheme nobody wrote.
    /// </summary>
    /// <param name="raw">The address as written, beginning with its host; untrusted.</param>
    /// <param name="limits">Bounds; longer addresses are cut before reading.</param>
    public static UrlReading TryReadSchemeless(ReadOnlySpan<char> raw, AnalysisLimits limits) =>
        TryRead(string.Concat("https://", Trim(raw)), limits);

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && text[start] <= ' ')
        {
            start++;
        }

        var end = text.Length;
        while (end > start && text[end - 1] <= ' ')
        {
            end--;
        }

        return text[start..end];
    }

    private static string Strip(ReadOnlySpan<char> text)
    {
        var kept = new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (!Stripped.Contains(c))
            {
                kept[length++] = c;
            }
        }

        return new string(kept, 0, length);
    }
}
