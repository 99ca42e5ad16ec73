using System.Buffers;
using System.Text;

namespace Miyaburi.Messages.Mail;

/// <summary>
/// Reads address fields (RFC 5322, 3.4) as mail programs show them: bad quoting, several addresses in one angle,
/// unquoted commas in a name and encoded words inside quotes do not lose the sender.
/// </summary>
internal static class MailboxList
{
    private const int LongestName = 1024;
    private const int LongestGroupName = 128;
    private static readonly SearchValues<char> NotInAddress = SearchValues.Create(" \t<>()");

    /// <summary>The mailboxes of a field.</summary>
    /// <param name="raw">The raw value.</param>
    /// <param name="most">Mailboxes read at most.</param>
    public static List<Mailbox> Read(ReadOnlySpan<byte> raw, int most) => Read(HeaderText.Unfold(raw), most);

    /// <summary>The mailboxes of a field already on one line; encoded words not yet decoded.</summary>
    public static List<Mailbox> Read(string text, int most)
    {
        var found = new List<Mailbox>();
        var name = new StringBuilder();
        var comment = new StringBuilder();
        string? address = null;
        var lastQuote = text.LastIndexOf('"');
        var lastSemicolon = text.LastIndexOf(';');
        for (var i = 0; i < text.Length && found.Count < most;)
        {
            switch (text[i])
            {
                case '"':
                    // A quote that is never closed is not allowed to swallow the address.
                    i = i < lastQuote ? Quoted(text, i + 1, name) : i + 1;
                    break;
                case '(':
                    i = Comment(text, i + 1, comment);
                    break;
                case '<':
                    i = Angle(text, i + 1, ref address, name);
                    break;
                case ',' or ';':
                    if (address is not null || HasAt(name))
                    {
                        Add(found, name, comment, ref address);
                    }
                    else
                    {
                        // "Amazon, Inc <a@b.example>": no address yet, so the comma belongs to the name.
                        name.Append(name.Length == 0 || text[i] == ';' ? "" : ",");
                    }

                    i++;
                    break;
                case ':' when address is null && i < lastSemicolon && name.Length is > 0 and < LongestGroupName && !HasAt(name):
                    // "undisclosed-recipients:;" and its like.
                    name.Clear();
                    i++;
                    break;
                default:
                    name.Append(text[i++]);
                    break;
            }
        }

        if (found.Count < most && (name.ToString().AsSpan().Trim().Length > 0 || address is not null))
        {
            Add(found, name, comment, ref address);
        }

        return found;
    }

    /// <summary>Names longer than this are cut off: nobody reads them, and looking through them again and again costs.</summary>
    private static bool HasAt(StringBuilder name)
    {
        var length = Math.Min(name.Length, LongestName);
        for (var i = 0; i < length; i++)
        {
            if (name[i] == '@')
            {
                return true;
            }
        }

        return name.Length > LongestName;
    }

    private static int Quoted(string text, int at, StringBuilder name)
    {
        while (at < text.Length && text[at] != '"')
        {
            at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
            name.Append(text[at++]);
        }

        return at + 1;
    }

    private static int Comment(string text, int at, StringBuilder comment)
    {
        var depth = 1;
        while (at < text.Length)
        {
            var c = text[at++];
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0)
            {
                break;
            }

            if (c == '\\' && at < text.Length)
            {
                c = text[at++];
            }

            comment.Append(c);
        }

        return at;
    }

    private static int Angle(string text, int at, ref string? address, StringBuilder name)
    {
        var end = text.IndexOf('>', at);
        var inner = text[at..(end < 0 ? text.Length : end)].Trim();
        var opened = inner.LastIndexOf('<');
        if (opened >= 0)
        {
            // "a <b <c@d>": the innermost angle holds the address, the rest is shown as the name.
            name.Append(inner.AsSpan(0, opened));
            inner = inner[(opened + 1)..].Trim();
        }

        if (address is null)
        {
            // A source route (RFC 5322, 4.4) is not part of the address.
            var route = inner.StartsWith('@') ? inner.IndexOf(':') : -1;
            address = route < 0 ? inner : inner[(route + 1)..];
        }

        return end < 0 ? text.Length : end + 1;
    }

    private static void Add(List<Mailbox> found, StringBuilder name, StringBuilder comment, ref string? address)
    {
        var words = name.ToString().Trim();
        if (address is null && words.Contains('@') && !words.Contains("=?", StringComparison.Ordinal))
        {
            found.Add(new(HeaderText.DecodeWords(comment.ToString().Trim()), words.Replace(" ", "", StringComparison.Ordinal)));
        }
        else
        {
            var shown = HeaderText.DecodeWords(words);
            shown = shown.Length == 0 ? HeaderText.DecodeWords(comment.ToString().Trim()) : Unquote(shown);
            found.Add(new(shown, address ?? (IsAddress(shown) ? shown : "")));
        }

        name.Clear();
        comment.Clear();
        address = null;
    }

    /// <summary>An encoded word that holds the quotes as well.</summary>
    private static string Unquote(string name) => name.Length > 1 && name[0] is '"' or '\'' && name[^1] == name[0] ? name[1..^1].Trim() : name;

    private static bool IsAddress(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) > 0 && text.AsSpan().IndexOfAny(NotInAddress) < 0;
}
