using System.Security.Cryptography;
using System.Text;

namespace Miyaburi.Gateway.Doors.Line;

/// <summary>The signature of a webhook: HMAC-SHA256 over the raw body with the channel secret, in base64 (<c>X-Line-Signature</c>).</summary>
internal static class LineSignature
{
    internal static bool IsRight(string channelSecret, ReadOnlySpan<byte> body, string? signature)
    {
        if (signature is null)
        {
            return false;
        }

        Span<byte> shown = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> own = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(channelSecret), body, own);
        return Convert.TryFromBase64String(signature, shown, out var length) && length == shown.Length && CryptographicOperations.FixedTimeEquals(shown, own);
    }
}
