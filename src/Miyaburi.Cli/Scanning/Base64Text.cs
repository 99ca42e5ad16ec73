using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Miyaburi.Cli.Scanning;

/// <summary>Decodes Base64 that may be cut off or lack its padding.</summary>
internal static class Base64Text
{
    /// <summary>The bytes, and whether the text ended within a group; null when it is no Base64 at all.</summary>
    internal static (byte[] Bytes, bool IsTruncated)? Decode(string text)
    {
        var ascii = Encoding.UTF8.GetBytes(text);
        var length = 0;
        foreach (var b in ascii)
        {
            // Base64url is met too; white space is allowed.
            if (b is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t'))
            {
                ascii[length++] = b switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', _ => b };
            }
        }

        var data = ascii.AsSpan(0, length).TrimEnd((byte)'=');
        var isUnpadded = data.Length == length && length % 4 != 0;
        var whole = data.Length - (data.Length % 4 == 1 ? 1 : 0);
        if (Decode(data[..whole]) is { } bytes)
        {
            return (bytes, isUnpadded);
        }

        // Cut within a group, the last character may carry bits of a byte that is missing: strict decoders refuse the group.
        return isUnpadded && Decode(data[..(data.Length - (data.Length % 4))]) is { } groups ? (groups, true) : null;
    }

    private static byte[]? Decode(ReadOnlySpan<byte> data)
    {
        Span<byte> padded = new byte[(data.Length + 3) / 4 * 4];
        data.CopyTo(padded);
        padded[data.Length..].Fill((byte)'=');
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(padded.Length)];
        return Base64.DecodeFromUtf8(padded, bytes, out _, out var written) == OperationStatus.Done ? bytes[..written] : null;
    }
}
