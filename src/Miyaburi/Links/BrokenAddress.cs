using Miyaburi.Text;

namespace Miyaburi.Links;

/// <summary>
/// Addresses that reading from a picture has torn apart or that were disguised on purpose. Only taken for an address
/// when the repaired host ends in a public suffix.
/// </summary>
internal static class BrokenAddress
{
    /// <summary>Broken addresses are short: they were read from a screen or written out by a careful person.</summary>
    private const int Longest = 512;

    /// <summary>Reads the broken address that begins at <paramref name="start"/>.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int start, out AddressSpan found)
    {
        found = default;
        var candidate = text[start..End(text, start)];
        var (repaired, changed) = TextRepair.Refang(candidate, out var consumed);
        if (!changed || consumed == 0)
        {
            return false;
        }

        var kept = AddressEnd.Trim(repaired, 0, repaired.Length);
        var end = AddressEnd.Trim(text, start, start + consumed);
        while (end > start && text[end - 1] == ' ')
        {
            end--;
        }

        var address = repaired[..kept];
        if (!HasCompleteHost(address))
        {
            return false;
        }

        found = new AddressSpan(start, end, AddressForm.Broken, address);
        return true;
    }

    private static bool HasCompleteHost(string address)
    {
        var slashes = address.IndexOf("//", StringComparison.Ordinal);
        if (slashes < 0)
        {
            return false;
        }

        var authority = address.AsSpan(slashes + 2);
        var end = authority.IndexOfAny("/?#\\");
        return AddressEnd.HasKnownSuffix(end < 0 ? authority : authority[..end]);
    }

    /// <summary>Where the address ends at most: at the end of the line, or at Japanese text.</summary>
    private static int End(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        var longest = Math.Min(text.Length, start + Longest);
        while (i < longest && text[i] is not ('\n' or '\r') && !EndsAddress(text, i, start))
        {
            i++;
        }

        return i;
    }

    private static bool EndsAddress(ReadOnlySpan<char> text, int at, int start)
    {
        var c = text[at];
        if (!TextCharacters.IsJapanese(c) || c == '\u3000')
        {
            return false;
        }

        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        return !HostCharacters.IsForeignDot(c) || !TextCharacters.IsName(next) || !TextCharacters.IsName(text[Math.Max(start, at - 1)]);
    }
}
