using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Miyaburi.Server.Storage;

/// <summary>
/// Random secrets and their hashes. They hold 256 bits of chance, so that a plain SHA-256 is as good as a slow hash: there
/// is no list of likely ones to try.
/// </summary>
internal static class Secret
{
    private const int Bytes = 32;
    private const string IdLetters = "abcdefghijkmnpqrstuvwxyz23456789";

    internal static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    internal static string NewId(int letters) => RandomNumberGenerator.GetString(IdLetters, letters);

    internal static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    internal static bool Fits(string secret, byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash(secret), hash);
}
