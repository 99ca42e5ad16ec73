using System.Text;
using Miyaburi.Gateway.Answers;

namespace Miyaburi.Gateway.Doors.Rspamd;

/// <summary>
/// The id of a message as rspamd tells it to mail servers: without brackets, each byte beyond printable ASCII as a question mark, and a
/// word of its own where there is none.
/// </summary>
internal static class RspamdMessageId
{
    private const string Missing = "undef";

    /// <summary>The longest line that a mail may have (RFC 5322, 2.1.1).</summary>
    private const int Longest = 998;

    internal static string Of(ReadOnlySpan<byte> mail)
    {
        foreach (var field in HeaderFields.Read(mail).Fields)
        {
            if (field.Name.Equals("Message-ID", StringComparison.OrdinalIgnoreCase))
            {
                var written = mail[field.Bytes];
                return Of(Encoding.Latin1.GetString(written[(written.IndexOf((byte)':') + 1)..]));
            }
        }

        return Missing;
    }

    private static string Of(string value)
    {
        var id = value.Trim().TrimStart('<').TrimEnd('>');
        return id.Length == 0 ? Missing : string.Create(Math.Min(id.Length, Longest), id, (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = source[i] is > ' ' and <= '~' ? source[i] : '?';
            }
        });
    }
}
