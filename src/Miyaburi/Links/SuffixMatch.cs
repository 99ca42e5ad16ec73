namespace Miyaburi.Links;

/// <summary>How much of a host name is public suffix. Lengths are in characters from the end of the name.</summary>
/// <param name="Icann">Length of the suffix by the ICANN part of the list (<c>co.jp</c> is 5); 0 when its top-level domain is not on the list.</param>
/// <param name="Private">Length of the suffix by the private part (<c>duckdns.org</c> is 11); 0 when no such rule matches.</param>
public readonly record struct SuffixMatch(int Icann, int Private)
{
    /// <summary>Whether the top-level domain is on the list.</summary>
    public bool IsKnown => Icann > 0;
}
