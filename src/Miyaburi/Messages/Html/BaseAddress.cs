namespace Miyaburi.Messages.Html;

/// <summary>
/// Completes addresses that are relative to <c>&lt;base href&gt;</c>, as text: reading the result is the links' business.
/// </summary>
internal static class BaseAddress
{
    /// <summary>Completes <paramref name="address"/>; unchanged when it is absolute or there is no base.</summary>
    public static string Join(string? root, string address)
    {
        if (root is null || HasScheme(address) || !HasScheme(root))
        {
            return address;
        }

        var slashes = root.IndexOf("//", StringComparison.Ordinal);
        if (slashes < 0)
        {
            return address;
        }

        if (address.StartsWith("//", StringComparison.Ordinal))
        {
            return root[..slashes] + address;
        }

        var pathStart = root.AsSpan(slashes + 2).IndexOfAny('/', '?', '#') is var found and >= 0 ? slashes + 2 + found : root.Length;
        if (address.Length > 0 && address[0] is '/' or '\\')
        {
            return root[..pathStart] + address;
        }

        var lastSlash = root.LastIndexOf('/');
        return lastSlash > pathStart || (lastSlash == pathStart && lastSlash < root.Length) ? root[..(lastSlash + 1)] + address : root[..pathStart] + "/" + address;
    }

    private static bool HasScheme(ReadOnlySpan<char> address)
    {
        var end = 0;
        while (end < address.Length && (char.IsAsciiLetterOrDigit(address[end]) || address[end] is '+' or '-' or '.'))
        {
            end++;
        }

        return end > 0 && end < address.Length && address[end] == ':' && char.IsAsciiLetter(address[0]);
    }
}
