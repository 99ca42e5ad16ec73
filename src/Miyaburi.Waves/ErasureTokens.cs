using System.Security.Cryptography;
using System.Text;

namespace Miyaburi.Waves;

/// <summary>What deletes a report: its id, and a signature that only the server can make. Nothing of it is stored.</summary>
public sealed class ErasureTokens
{
    private const string Name = "erasure";
    private const int SignatureBytes = 16;

    private readonly byte[] key;

    private ErasureTokens(byte[] key) => this.key = key;

    /// <summary>The tokens of a store.</summary>
    public static ErasureTokens Of(StoreSecrets secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        return new(secrets.Key(Name));
    }

    /// <summary>The token of a report; the same each time it is asked for.</summary>
    public string Make(Guid report) => report.ToString("N") + Convert.ToHexStringLower(Sign(report));

    /// <summary>The report that a token is for, or null when it is none of ours.</summary>
    public Guid? Read(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Length == 2 * (16 + SignatureBytes) && Guid.TryParseExact(token.AsSpan(0, 32), "N", out var report)
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Make(report)), Encoding.ASCII.GetBytes(token))
            ? report
            : null;
    }

    private byte[] Sign(Guid report) => HMACSHA256.HashData(key, report.ToByteArray(bigEndian: true))[..SignatureBytes];
}
