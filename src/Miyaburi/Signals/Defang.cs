using Miyaburi.Links;

namespace Miyaburi.Signals;

/// <summary>Writes addresses so that nobody follows them by accident.</summary>
public static class Defang
{
    /// <summary>A host with its dots in brackets: <c>jcom-info[.]com</c>.</summary>
    public static string Host(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Unicode.Replace(".", "[.]", StringComparison.Ordinal);
    }

    /// <summary>Any address: <c>hxxps://jcom-info[.]com/x</c>.</summary>
    public static string Address(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var safe = address.Replace(".", "[.]", StringComparison.Ordinal);
        return safe.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? "hxxp" + safe[4..] : safe;
    }
}
