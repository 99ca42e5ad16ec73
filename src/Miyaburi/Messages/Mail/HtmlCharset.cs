using System.Text;
using Miyaburi.Messages.Charsets;

namespace Miyaburi.Messages.Mail;

/// <summary>The charset an HTML text names in itself (<c>&lt;meta charset&gt;</c>), used where the mail's label says nothing.</summary>
internal static class HtmlCharset
{
    /// <summary>Bytes searched; the HTML Standard looks at as many.</summary>
    private const int Prescan = 1024;

    /// <summary>The label of the mail, or else the text's own.</summary>
    public static string Of(ReadOnlySpan<byte> bytes, string label)
    {
        if (CharsetNames.Resolve(label).Family is not (CharsetFamily.Unknown or CharsetFamily.Ascii) || Ascii.IsValid(bytes))
        {
            return label;
        }

        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Prescan)]);
        var at = head.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
        var equals = at < 0 ? -1 : head.IndexOf('=', at);
        if (equals < 0)
        {
            return label;
        }

        var rest = head.AsSpan(equals + 1).TrimStart(" \"'");
        var end = rest.IndexOfAny(" \"'>;");
        return (end < 0 ? rest : rest[..end]).ToString();
    }
}
