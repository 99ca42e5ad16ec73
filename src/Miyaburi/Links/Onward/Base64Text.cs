using System.Buffers.Text;

namespace Miyaburi.Links.Onward;

/// <summary>Base64 in addresses: both alphabets, without padding, cut anywhere.</summary>
internal static class Base64Text
{
    /// <summary>The bytes of the longest run of base64 that a text begins with; empty when it is none.</summary>
    public static byte[] Decode(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '+' or '/' or '-' or '_'))
        {
            length++;
        }

        length -= length % 4 == 1 ? 1 : 0;
        Span<char> canonical = length <= 1024 ? stackalloc char[1024] : new char[length];
        for (var i = 0; i < length; i++)
        {
            canonical[i] = text[i] switch { '+' => '-', '/' => '_', var c => c };
        }

        var bytes = new byte[length];
        // Bits behind the last whole byte may be set where the text was cut: what was read before still counts.
        _ = Base64Url.DecodeFromChars(canonical[..length], bytes, out _, out var written, isFinalBlock: true);
        return bytes[..written];
    }
}
