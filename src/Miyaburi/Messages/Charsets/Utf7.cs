using System.Text;

namespace Miyaburi.Messages.Charsets;

/// <summary>UTF-7 (RFC 2152). The runtime's decoder is obsolete and off by default, so this is our own.</summary>
internal static class Utf7
{
    /// <summary>Decodes; a broken shift sequence is left as written.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        for (var i = 0; i < bytes.Length;)
        {
            if (bytes[i] != '+')
            {
                text.Append((char)bytes[i++]);
                continue;
            }

            i = Shifted(bytes, i + 1, text);
        }

        return text.ToString();
    }

    private static int Shifted(ReadOnlySpan<byte> bytes, int at, StringBuilder text)
    {
        if (at < bytes.Length && bytes[at] == '-')
        {
            text.Append('+');
            return at + 1;
        }

        uint bits = 0;
        var count = 0;
        var start = at;
        while (at < bytes.Length && Base64Text.Value(bytes[at]) is var value and >= 0)
        {
            bits = (bits << 6) | (uint)value;
            count += 6;
            at++;
            if (count >= 16)
            {
                count -= 16;
                text.Append((char)(bits >> count));
                bits &= (1u << count) - 1;
            }
        }

        if (at == start)
        {
            text.Append('+');
        }

        return at < bytes.Length && bytes[at] == '-' ? at + 1 : at;
    }
}
