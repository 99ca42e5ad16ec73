using System.Text;
using System.Text.RegularExpressions;

namespace Miyaburi.Evaluation.Corpora;

/// <summary>
/// Removes what the mailing lists added through which the Japanese phishing mails were collected: they would tell the
/// label, and a person's own mail does not have them.
/// </summary>
internal static partial class ListTraces
{
    private static readonly string[] Added =
    [
        "List-", "X-", "Delivered-To", "Return-Path", "Sender", "Precedence", "Errors-To", "DKIM-Signature", "Mailing-List",
        "Archived-At", "Authentication-Results", "ARC-", "Received-SPF", "Message-ID-Hash", "Old-", "Original-", "To", "Cc",
    ];

    /// <summary>The mail as its first reader had it.</summary>
    /// <param name="mail">The mail as archived.</param>
    /// <param name="from">The sender before the list rewrote the field, or null when it did not.</param>
    internal static byte[] Remove(byte[] mail, string? from)
    {
        var text = Encoding.Latin1.GetString(mail).ReplaceLineEndings("\n");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return mail;
        }

        var header = Unfolded().Split(text[..end]).Where(f => !Array.Exists(Added, a => IsField(f, a)));
        var fields = header.Select(f => IsField(f, "Subject") ? SubjectMarks().Replace(f, "$1") : f).ToList();
        if (from is not null)
        {
            fields.RemoveAll(f => IsField(f, "From") || IsField(f, "Reply-To"));
            fields.Add("From: " + from);
        }

        fields.Add("To: <customer@example.jp>");
        return Encoding.Latin1.GetBytes(string.Join('\n', fields) + Footer().Replace(text[end..], ""));
    }

    private static bool IsField(string field, string name) =>
        field.StartsWith(name.EndsWith('-') ? name : name + ":", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\n(?![ \t])")]
    private static partial Regex Unfolded();

    [GeneratedRegex(@"(?i)^(Subject:\s*)(?:\[[\w .-]{3,40}\]\s*)+")]
    private static partial Regex SubjectMarks();

    [GeneratedRegex(@"\n_{40,}\n(?:[^\n]*\n){0,2}?[^\n]*(?i:mailing list|linux-nvdimm)[^\n]*\n(?:[^\n-][^\n]*\n?){0,4}")]
    private static partial Regex Footer();
}
