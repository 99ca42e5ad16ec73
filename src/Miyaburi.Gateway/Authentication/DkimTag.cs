namespace Miyaburi.Gateway.Authentication;

/// <summary>Tag lists of DKIM and ARC (RFC 6376, 3.2).</summary>
internal static class DkimTag
{
    /// <summary>The value of a tag without white space; empty when it is not there.</summary>
    internal static string Of(string list, string name)
    {
        foreach (var part in list.Split(';'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && part[..equals].Trim() == name)
            {
                return string.Concat(part[(equals + 1)..].Where(c => !char.IsWhiteSpace(c)));
            }
        }

        return "";
    }
}
