using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Miyaburi.Waves;

/// <summary>
/// The signature of a webhook: HMAC-SHA-256 (RFC 2104) over the time in seconds, a full stop and the body. The time lets the
/// receiver refuse what was recorded and sent again.
/// </summary>
public static class WebhookSignature
{
    /// <summary>The header that carries it: <c>t=SECONDS,v1=HEX</c>.</summary>
    public const string Header = "Miyaburi-Signature";

    /// <summary>Signs a body.</summary>
    public static string Sign(ReadOnlySpan<byte> secret, DateTimeOffset at, string body)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{seconds}.{body}")))}";
    }

    /// <summary>Whether a header is right for a body and not older than <paramref name="age"/>.</summary>
    public static bool IsValid(ReadOnlySpan<byte> secret, string header, string body, DateTimeOffset now, TimeSpan age)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.StartsWith("t=", StringComparison.Ordinal)
            && long.TryParse(header.AsSpan(2, Math.Max(0, header.IndexOf(',', StringComparison.Ordinal) - 2)), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= age.TotalSeconds
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(secret, DateTimeOffset.FromUnixTimeSeconds(seconds), body)), Encoding.ASCII.GetBytes(header));
    }
}
