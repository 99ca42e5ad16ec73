namespace Miyaburi.Links;

/// <summary>Stand-in until Miyaburi.Text.Uts46 is there.</summary>
internal static class DomainToAscii
{
    public static bool TryConvert(string domain, out string ascii)
    {
        ascii = domain.ToLowerInvariant();
        return !ascii.AsSpan().ContainsAnyExceptInRange('\0', '\u007f');
    }

    public static string ToUnicode(string ascii) => ascii;
}
