using Miyaburi.Server.Hosting;
using Miyaburi.Server.Storage;

namespace Miyaburi.Server.Api;

/// <summary>Who may store: holders of a key, and the site's own pages on a person's word.</summary>
internal static class Keys
{
    private const string Scheme = "Bearer ";

    /// <summary>The valid key of a request.</summary>
    /// <exception cref="Refused">There is none.</exception>
    internal static ApiKey Need(HttpRequest request, KeyStore keys)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw new Refused(Cause.KeyNeeded);
        }

        return keys.Find(header[Scheme.Length..].Trim()) ?? throw new Refused(Cause.KeyUnknown);
    }

    /// <summary>
    /// Whether a browser says that a page of this site sent the request (Fetch Metadata, Origin). Programs can say so too:
    /// it keeps other sites' pages out, and the rate limit bounds the rest.
    /// </summary>
    internal static bool IsOwnPage(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] == "same-origin")
        {
            return true;
        }

        return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
