using System.Runtime.InteropServices;
using System.Text;

namespace Miyaburi.Gateway.Authentication;

/// <summary>
/// As much of a mail as verification has to read: its header, and its body only where a signature over it is to be
/// verified. (The engine reads the mail once more: it bounds header and parts before, which would break the signatures.)
/// </summary>
internal static class SignedPart
{
    internal static MemoryStream Of(ReadOnlyMemory<byte> mail)
    {
        var part = IsSigned(mail.Span, out var header) ? mail : mail[..header];
        return MemoryMarshal.TryGetArray(part, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(part.ToArray(), writable: false);
    }

    /// <summary>Whether a field of the header is a signature; and the header's length with the empty line after it.</summary>
    private static bool IsSigned(ReadOnlySpan<byte> mail, out int header)
    {
        for (header = 0; header < mail.Length;)
        {
            var line = mail[header..];
            var end = line.IndexOf((byte)'\n');
            line = end < 0 ? line : line[..end];
            header += end < 0 ? line.Length : end + 1;
            if (line.Trim("\r"u8).IsEmpty)
            {
                return false;
            }

            if (Begins(line, "DKIM-Signature"u8) || Begins(line, "ARC-Seal"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Begins(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name) =>
        line.Length > name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name) && line[name.Length..].TrimStart(" \t"u8) is [(byte)':', ..];
}
