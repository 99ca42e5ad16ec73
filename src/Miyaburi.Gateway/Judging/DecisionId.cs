using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Miyaburi.Gateway.Judging;

/// <summary>
/// Names of decisions: 48 bits of time in milliseconds and 32 random bits in 16 characters (Crockford's base 32), so
/// that they sort by time and nobody reads a person from them.
/// </summary>
internal static class DecisionId
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;

    internal static string New(DateTimeOffset at)
    {
        Span<byte> random = stackalloc byte[4];
        RandomNumberGenerator.Fill(random);
        var value = ((UInt128)(ulong)at.ToUnixTimeMilliseconds() << 32) | BinaryPrimitives.ReadUInt32BigEndian(random);
        return string.Create(Length, value, static (target, rest) =>
        {
            for (var i = target.Length - 1; i >= 0; i--)
            {
                target[i] = Digits[(int)(rest & 31)];
                rest >>= 5;
            }
        });
    }
}
