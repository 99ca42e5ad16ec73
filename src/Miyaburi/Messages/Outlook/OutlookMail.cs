using System.Buffers;
using System.Globalization;
using System.Text;

namespace Miyaburi.Messages.Outlook;

/// <summary>
/// Turns an Outlook message ([MS-OXMSG]) into the mail it was, so that there is one reader of mail and one set of limits:
/// the header fields that the server delivered, or else those that can be written from the properties; the body; the files.
/// </summary>
internal sealed class OutlookMail
{
    private const int TopHeader = 32, InnerHeader = 24, AttachmentHeader = 8;
    private const int MostShort = 64 * 1024;

    private static readonly SearchValues<char> MediaTypeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&^_.+-/");

    private readonly CompoundFile _file;
    private readonly AnalysisLimits _limits;
    private readonly ArrayBufferWriter<byte> _mail = new();
    private int _parts;

    private OutlookMail(CompoundFile file, AnalysisLimits limits)
    {
        _file = file;
        _limits = limits;
    }

    /// <summary>The mail as RFC 5322 bytes; null when the file is broken or holds no message (old Office documents).</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="limits">Bounds on the work.</param>
    /// <param name="isCut">Whether a limit was reached, so that part of it is left out.</param>
    public static byte[]? ToMail(ReadOnlyMemory<byte> bytes, AnalysisLimits limits, out bool isCut)
    {
        isCut = false;
        if (CompoundFile.Open(bytes, limits) is not { Root: { } root } file)
        {
            return null;
        }

        var mail = new OutlookMail(file, limits);
        var bag = new PropertyBag(file, root, TopHeader);
        if (!bag.IsThere)
        {
            return null;
        }

        mail.WriteMessage(bag, depth: 0);
        isCut = file.IsCut;
        return mail._mail.WrittenSpan.ToArray();
    }

    private void WriteMessage(PropertyBag bag, int depth)
    {
        OutlookHeader.Write(_mail, bag, _limits.HeaderBytes);
        var boundary = string.Create(CultureInfo.InvariantCulture, $"=_outlook_{depth}_{_parts}");
        Line($"Content-Type: multipart/mixed; boundary=\"{boundary}\"");
        Line("");
        WriteBody(bag, boundary);
        foreach (var storage in bag.Storages.Where(s => s.Name.StartsWith("__attach_version1.0_", StringComparison.OrdinalIgnoreCase)).OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            if (++_parts > _limits.Parts || _mail.WrittenCount > _limits.MessageBytes)
            {
                _file.IsCut = true;
                break;
            }

            Line("--" + boundary);
            WriteAttachment(new PropertyBag(_file, storage, AttachmentHeader, bag.CodePage), depth);
        }

        Line($"--{boundary}--");
    }

    /// <summary>The markup where there is any, and the plain text beside it as its alternative.</summary>
    private void WriteBody(PropertyBag bag, string boundary)
    {
        var most = _limits.PartCharacters * 3;
        // The reader of the mail takes head and tail and says so; what goes in needs no more than three times what it takes.
        var plain = TextEnds.Of(bag.Text(OutlookProperty.Body, _limits.MessageBytes), most);
        var (html, charset) = Html(bag, most);
        if (html.Length == 0 && plain.Length == 0)
        {
            var rtf = Rtf(bag, most);
            plain = rtf.Text;
        }

        Line("--" + boundary);
        if (html.Length == 0)
        {
            WriteText("plain", Encoding.UTF8.GetBytes(plain), "utf-8");
            return;
        }

        var inner = boundary + "_a";
        Line($"Content-Type: multipart/alternative; boundary=\"{inner}\"");
        Line("");
        if (plain.Length > 0)
        {
            Line("--" + inner);
            WriteText("plain", Encoding.UTF8.GetBytes(plain), "utf-8");
        }

        Line("--" + inner);
        WriteText("html", html, charset);
        Line($"--{inner}--");
    }

    private (byte[] Html, string Charset) Html(PropertyBag bag, int most)
    {
        var html = bag.Bytes(OutlookProperty.Html, _limits.MessageBytes);
        if (html.Length > 0)
        {
            // Twice as much as is read of it: the seam lies in what the reader of the mail leaves out, and says that it does.
            return (html[..TextEnds.Squeeze(html, most * 2, out _)], OutlookCharset.Of(bag.Number(OutlookProperty.InternetCodePage) ?? 0));
        }

        var text = TextEnds.Of(bag.Text(OutlookProperty.Html, _limits.MessageBytes), most);
        if (text.Length == 0 && Rtf(bag, most) is { IsHtml: true } wrapped)
        {
            text = wrapped.Text;
        }

        return (Encoding.UTF8.GetBytes(text), "utf-8");
    }

    private RtfReader.Result Rtf(PropertyBag bag, int most)
    {
        var packed = bag.Bytes(OutlookProperty.Rtf, most + 1);
        var unpacked = CompressedRtf.Unpack(packed, most + 1);
        var rtf = RtfReader.Read(unpacked.AsSpan(0, Math.Min(unpacked.Length, most)), _limits);
        _file.IsCut |= rtf.IsCut || packed.Length > most || unpacked.Length > most;
        return rtf;
    }

    private void WriteText(string kind, byte[] bytes, string charset)
    {
        Line($"Content-Type: text/{kind}{(charset.Length > 0 ? "; charset=" + charset : "")}");
        WriteBase64(bytes);
    }

    private void WriteAttachment(PropertyBag bag, int depth)
    {
        if (bag.Storage(OutlookProperty.AttachData) is { } inner && depth < _limits.NestingDepth)
        {
            Line("Content-Type: message/rfc822");
            Line("");
            WriteMessage(new PropertyBag(_file, inner, InnerHeader, bag.CodePage), depth + 1);
            return;
        }

        var name = bag.Text(OutlookProperty.AttachLongFileName, MostShort);
        name = name.Length > 0 ? name : bag.Text(OutlookProperty.AttachFileName, MostShort);
        var type = bag.Text(OutlookProperty.AttachMimeTag, 256);
        Line("Content-Type: " + (IsMediaType(type) ? type : "application/octet-stream"));
        Line("Content-Disposition: attachment; filename*=utf-8''" + Uri.EscapeDataString(name));
        WriteBase64(bag.Bytes(OutlookProperty.AttachData, _limits.AttachmentBytes + 1));
    }

    private static bool IsMediaType(string type) =>
        type.Count(c => c == '/') == 1 && !type.AsSpan().ContainsAnyExcept(MediaTypeCharacters);

    private void WriteBase64(byte[] bytes)
    {
        Line("Content-Transfer-Encoding: base64");
        Line("");
        Line(Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks));
    }

    private void Line(string line) => OutlookHeader.Line(_mail, line);
}
