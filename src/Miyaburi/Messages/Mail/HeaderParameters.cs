using System.Globalization;
using System.Text;
using Miyaburi.Messages.Charsets;

namespace Miyaburi.Messages.Mail;

/// <summary>
/// Parameters of Content-Type and Content-Disposition: in pieces and percent-encoded (RFC 2231), as encoded words inside
/// quotes, as raw Japanese bytes, or with quotes that do not match.
/// </summary>
internal static class HeaderParameters
{
    /// <summary>Pieces of one parameter read.</summary>
    private const int MostPieces = 64;

    /// <summary>The decoded value of a parameter, or null when the field has none.</summary>
    /// <param name="raw">The raw field value.</param>
    /// <param name="name">The parameter's name, lower-case.</param>
    public static string? Find(ReadOnlySpan<byte> raw, string name)
    {
        var text = HeaderText.Unfold(raw);
        var pieces = new SortedDictionary<int, (string Value, bool Encoded)>();
        var rest = text.AsSpan();
        while (NextParameter(ref rest, out var attribute, out var value))
        {
            if (!attribute.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var suffix = attribute[name.Length..];
            if (suffix.IsEmpty)
            {
                return HeaderText.DecodeWords(value);
            }

            if (suffix[0] == '*' && Index(suffix, out var index, out var encoded) && pieces.Count < MostPieces)
            {
                pieces.TryAdd(index, (value, encoded));
            }
        }

        return pieces.Count == 0 ? null : Join(pieces);
    }

    /// <summary><c>*</c>, <c>*0</c>, <c>*0*</c>: which piece, and whether it is percent-encoded.</summary>
    private static bool Index(ReadOnlySpan<char> suffix, out int index, out bool encoded)
    {
        encoded = suffix[^1] == '*';
        var number = suffix.Trim('*');
        index = 0;
        return number.IsEmpty || int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }

    private static string Join(SortedDictionary<int, (string Value, bool Encoded)> pieces)
    {
        var bytes = new List<byte>();
        var charset = "";
        var first = true;
        foreach (var (value, encoded) in pieces.Values)
        {
            var text = value;
            if (first && encoded && text.IndexOf('\'', StringComparison.Ordinal) is var quote and >= 0)
            {
                charset = text[..quote];
                var second = text.IndexOf('\'', quote + 1);
                text = second < 0 ? text[(quote + 1)..] : text[(second + 1)..];
            }

            first = false;
            Append(text, encoded, bytes);
        }

        return HeaderText.DecodeWords(TextDecoder.Decode(bytes.ToArray(), charset).Text);
    }

    private static void Append(string text, bool encoded, List<byte> bytes)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (encoded && text[i] == '%' && i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b))
            {
                bytes.Add(b);
                i += 2;
            }
            else if (text[i] < 0x80)
            {
                bytes.Add((byte)text[i]);
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1)));
                i += char.IsHighSurrogate(text[i]) ? 1 : 0;
            }
        }
    }

    /// <summary>Moves behind the next semicolon outside quotes and reads what follows.</summary>
    private static bool NextParameter(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> attribute, out string value)
    {
        value = "";
        attribute = default;
        var semicolon = rest.IndexOf(';');
        if (semicolon < 0)
        {
            return false;
        }

        rest = rest[(semicolon + 1)..].TrimStart();
        var equals = rest.IndexOfAny('=', ';');
        if (equals < 0)
        {
            return false;
        }

        if (rest[equals] == ';')
        {
            return true;
        }

        attribute = rest[..equals].Trim();
        rest = rest[(equals + 1)..].TrimStart();
        if (rest is ['"', ..])
        {
            value = Quoted(ref rest);
            return true;
        }

        var end = rest.IndexOf(';');
        value = (end < 0 ? rest : rest[..end]).Trim().ToString();
        rest = end < 0 ? default : rest[end..];
        return true;
    }

    private static string Quoted(ref ReadOnlySpan<char> rest)
    {
        var output = new StringBuilder();
        var at = 1;
        for (; at < rest.Length && rest[at] != '"'; at++)
        {
            // Windows programs write paths without doubling the backslash.
            at += rest[at] == '\\' && at + 1 < rest.Length && rest[at + 1] is '"' or '\\' ? 1 : 0;
            output.Append(rest[at]);
        }

        rest = rest[Math.Min(at + 1, rest.Length)..];
        return output.ToString();
    }
}
