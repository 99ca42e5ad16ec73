using System.Text;
using Miyaburi.Messages.Html;

namespace Miyaburi.Messages.Files;

/// <summary>
/// Where a PDF leads (ISO 32000-1, 12.6.4 and 12.7.5): link annotations, the addresses its forms send to, files elsewhere
/// that it opens, and what its scripts submit or launch. Each address is noted once.
/// </summary>
internal sealed class PdfLinks(FileContext file)
{
    /// <summary>How far from a file specification the name of its action may stand.</summary>
    private const int Reach = 256;

    /// <summary>Bytes by which an address is told from the name of a file.</summary>
    private const int Head = 64;

    private static readonly string[] ScriptWords = ["submitForm", "cURL", "launchURL", "getURL"];

    private int _left = file.Draft.Limits.PdfOverlap;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Reads bytes of the file, or of one of its streams unpacked.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        ReadLinks(bytes);
        ReadFiles(bytes);
        ReadSubmits(bytes);
        if (bytes.IndexOf("submitForm"u8) >= 0 || bytes.IndexOf("launchURL"u8) >= 0)
        {
            ReadScripts(Encoding.Latin1.GetString(bytes));
        }
    }

    /// <summary>
    /// <c>/URI (…)</c> and <c>/URI &lt;…&gt;</c>. A string ends where the next link begins, closed or not: an open bracket put before an address
    /// hides it not, and nothing is read twice.
    /// </summary>
    private void ReadLinks(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf("/URI"u8); at >= 0; at = bytes.IndexOf("/URI"u8))
        {
            bytes = bytes[(at + 4)..];
            var next = bytes.IndexOf("/URI"u8);
            if (PdfString.Read(next < 0 ? bytes : bytes[..next]) is { Length: > 0 } address && !Add(TargetKind.Attachment, address))
            {
                return;
            }
        }
    }

    /// <summary>
    /// <c>/F (https://…)</c> or <c>/UF (…)</c>: the file specification of a submit action, and of a document or program that lies elsewhere.
    /// </summary>
    private void ReadFiles(ReadOnlySpan<byte> bytes)
    {
        var rest = 0;
        for (var found = bytes.IndexOf("F"u8); found >= 0; found = bytes[rest..].IndexOf("F"u8))
        {
            var at = rest + found;
            rest = at + 1;
            var isName = at > 0 && (bytes[at - 1] == '/' || (at > 1 && bytes[at - 1] == 'U' && bytes[at - 2] == '/'));
            if (!isName || PdfString.Read(bytes[rest..Math.Min(bytes.Length, rest + Head)]) is not { } head || !IsAddress(head)
                || PdfString.Read(bytes[rest..], out var length) is not { } address)
            {
                continue;
            }

            rest += Passed(length);

            var around = bytes[Math.Max(0, at - Reach)..Math.Min(bytes.Length, at + address.Length + Reach)];
            if (!Add(around.IndexOf("/SubmitForm"u8) >= 0 ? TargetKind.FormAction : TargetKind.Attachment, address))
            {
                return;
            }
        }
    }

    /// <summary><c>&lt;submit target="https://…"&gt;</c> of a form in XFA.</summary>
    private void ReadSubmits(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf("<submit"u8); at >= 0; at = bytes.IndexOf("<submit"u8))
        {
            bytes = bytes[(at + 7)..];
            var tag = bytes[..Math.Min(bytes.Length, file.Draft.Limits.UrlCharacters)];
            var end = tag.IndexOf((byte)'>');
            tag = end < 0 ? tag : tag[..end];
            var target = tag.IndexOf(" target=\""u8);
            if (target < 0)
            {
                continue;
            }

            var value = tag[(target + 9)..];
            var close = value.IndexOf((byte)'"');
            var address = CharacterReferences.Decode(Encoding.UTF8.GetString(close < 0 ? value : value[..close]));
            if (IsAddress(address) && !Add(TargetKind.FormAction, address))
            {
                return;
            }
        }
    }

    /// <summary>How much of a string that was read is not looked at again.</summary>
    private int Passed(int length)
    {
        _left -= Math.Min(_left, length);
        if (_left > 0)
        {
            return 0;
        }

        file.Draft.ReportLimit("pdfOverlap");
        return length;
    }

    private void ReadScripts(string text)
    {
        foreach (var address in ScriptAddresses.Find(text, ScriptWords, file.Draft))
        {
            Add(TargetKind.FormAction, address);
        }
    }

    private static bool IsAddress(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Notes an address; false when no more may be noted.</summary>
    private bool Add(TargetKind kind, string address)
    {
        if (_seen.Contains(address))
        {
            return true;
        }

        if (_seen.Count >= file.Draft.Limits.PdfLinks)
        {
            file.Draft.ReportLimit("pdfLinks");
            return false;
        }

        _seen.Add(address);
        file.Draft.AddTarget(kind, address, file.PartId, default);
        return true;
    }
}
