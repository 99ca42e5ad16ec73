using System.Collections.Immutable;
using MimeKit;
using MimeKit.Cryptography;

namespace Miyaburi.Gateway.Authentication;

/// <summary>
/// Finds out whether forwarders whom the administrator trusts saw the mail pass DMARC before they changed it or sent it
/// on (RFC 8617, 7.2). A chain that verifies proves only who sealed it, so every sealer from the vouching one to the
/// newest must be trusted.
/// </summary>
internal static class ArcVoucher
{
    /// <summary>Whether a trusted forwarder vouches for the author's domain. The chain must have been verified.</summary>
    internal static bool VouchesFor(MimeMessage mail, string fromDomain, ImmutableArray<string> trusted)
    {
        var seals = Instances(mail, HeaderId.ArcSeal);
        var results = Instances(mail, HeaderId.ArcAuthenticationResults);
        for (var i = seals.Count; i > 0 && seals.TryGetValue(i, out var seal) && trusted.Contains(DomainText.Clean(DkimTag.Of(seal, "d"))); i--)
        {
            if (results.TryGetValue(i, out var result) && SawPass(result, fromDomain))
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<int, string> Instances(MimeMessage mail, HeaderId id) =>
        mail.Headers.Where(h => h.Id == id)
            .Select(h => (Instance: int.TryParse(DkimTag.Of(h.Value, "i"), out var instance) ? instance : 0, h.Value))
            .GroupBy(h => h.Instance)
            .ToDictionary(g => g.Key, g => g.First().Value);

    private static bool SawPass(string field, string fromDomain) =>
        AuthenticationResults.TryParse(System.Text.Encoding.UTF8.GetBytes(field), out var parsed)
        && parsed.Results.Any(r => r is { Method: "dmarc", Result: "pass" }
            && r.Properties.Any(p => p is { PropertyType: "header", Property: "from" } && DomainText.Clean(p.Value) == fromDomain));
}
