using System.Globalization;
using System.Net;

namespace Miyaburi.Gateway.Configuration;

/// <summary>Where a door listens.</summary>
internal abstract record ListenAddress
{
    private ListenAddress()
    {
    }

    /// <summary>A TCP address.</summary>
    internal sealed record Tcp(IPEndPoint EndPoint) : ListenAddress
    {
        public override string ToString() => EndPoint.ToString();
    }

    /// <summary>A Unix socket.</summary>
    internal sealed record Unix(string Path) : ListenAddress
    {
        public override string ToString() => $"unix:{Path}";
    }

    /// <summary>Reads <c>127.0.0.1:783</c>, <c>[::1]:783</c> or <c>unix:/run/miyaburi/spamd.sock</c>; null when it is none of these.</summary>
    internal static ListenAddress? Parse(string text)
    {
        if (text.StartsWith("unix:/", StringComparison.Ordinal))
        {
            return new Unix(text["unix:".Length..]);
        }

        var colon = text.LastIndexOf(':');
        return colon > 0
            && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort
            && IPAddress.TryParse(text[..colon].Trim('[', ']'), out var address)
                ? new Tcp(new IPEndPoint(address, port))
                : null;
    }
}
