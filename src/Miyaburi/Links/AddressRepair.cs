namespace Miyaburi.Links;

/// <summary>Puts addresses together that reading from a picture (OCR) has torn apart, or that were disguised on purpose.</summary>
internal static class AddressRepair
{
    private const int MostPieces = 4;
    private const int LongestPiece = 40;

    /// <summary>
    /// Whether a host goes on behind a space (<c>x.duckdns .o rg</c>). Only where the host before the space is not
    /// complete, or where the scheme was torn and a short piece completes a longer suffix (<c>x.co m</c>).
    /// </summary>
    public static bool TryJoin(ReadOnlySpan<char> text, AddressScheme scheme, int authorityEnd, out int end)
    {
        end = authorityEnd;
        var complete = AddressEnd.HasKnownSuffix(Mend(text[scheme.End..authorityEnd]));
        if (complete && !scheme.IsBroken)
        {
            return false;
        }

        var reach = authorityEnd;
        for (var pieces = 0; pieces < MostPieces; pieces++)
        {
            var start = reach;
            while (start < text.Length && start - reach < 2 && text[start] == ' ')
            {
                start++;
            }

            var stop = start;
            while (stop < text.Length && stop - start < LongestPiece && (char.IsAsciiLetterOrDigit(text[stop]) || text[stop] is '-' or '.'))
            {
                stop++;
            }

            if (start == reach || stop == start || (complete && stop - start > 2))
            {
                return false;
            }

            var host = Mend(text[scheme.End..stop]);
            if (AddressEnd.HasKnownSuffix(host.TrimEnd('.')) && IsLongerSuffix(complete, host))
            {
                end = stop;
                return true;
            }

            reach = stop;
        }

        return false;
    }

    /// <summary>The text behind a scheme without its spaces and disguises.</summary>
    public static string Mend(ReadOnlySpan<char> text) => text.ToString()
        .Replace(" ", "", StringComparison.Ordinal)
        .Replace("[.]", ".", StringComparison.Ordinal)
        .Replace("(.)", ".", StringComparison.Ordinal)
        .Replace("[dot]", ".", StringComparison.OrdinalIgnoreCase)
        .Replace("[:]", ":", StringComparison.Ordinal)
        .Replace('／', '/');

    /// <summary>The address a span stands for, written as a browser would take it.</summary>
    public static string Restore(ReadOnlySpan<char> text, AddressSpan span) => $"{span.Scheme}://{Mend(text[span.HostStart..span.End])}";

    // A complete host is only continued when the piece turns ".co" into ".com" and the like.
    private static bool IsLongerSuffix(bool complete, string host) => !complete || host.EndsWith(".com", StringComparison.Ordinal) || host.EndsWith(".jp", StringComparison.Ordinal);
}
