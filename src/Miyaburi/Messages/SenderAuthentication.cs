namespace Miyaburi.Messages;

/// <summary>One method's result in an Authentication-Results field (RFC 8601, 2.2).</summary>
/// <param name="Method">Lower-case method: <c>spf</c>, <c>dkim</c>, <c>dmarc</c>, <c>arc</c>.</param>
/// <param name="Result">Lower-case result: <c>pass</c>, <c>fail</c>, <c>none</c>, <c>temperror</c> …</param>
/// <param name="Domain">The domain the result speaks of (header.from, header.d, smtp.mailfrom), lower-case; may be empty.</param>
public sealed record MethodResult(string Method, string Result, string Domain);

/// <summary>What the trusted receiving server found about the author's domain.</summary>
public abstract record SenderAuthentication
{
    private SenderAuthentication()
    {
    }

    /// <summary>The author's domain was authenticated: DMARC passed, or an aligned DKIM signature did.</summary>
    /// <param name="Domain">The authenticated domain of the From address.</param>
    public sealed record Proven(string Domain) : SenderAuthentication;

    /// <summary>The checks failed. Forwarding breaks them too, so this alone does not prove forgery.</summary>
    /// <param name="Domain">The domain of the From address.</param>
    /// <param name="Methods">The methods that failed, as <c>dmarc=fail</c>.</param>
    public sealed record Failed(string Domain, string Methods) : SenderAuthentication;

    /// <summary>No usable result: no field of a trusted server, or no policy. Nothing is proven either way.</summary>
    /// <param name="Reason">Stable code: <c>noTrustedServer</c>, <c>noField</c>, <c>inconclusive</c>, <c>notMail</c>.</param>
    public sealed record Unproven(string Reason) : SenderAuthentication;
}
