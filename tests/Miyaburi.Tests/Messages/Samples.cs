using System.Text;
using Miyaburi.Messages;
using Miyaburi.Messages.Html;

namespace Miyaburi.Tests.Messages;

/// <summary>Short ways to build messages for tests.</summary>
internal static class Samples
{
    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n"));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));

    public static byte[] In(int codePage, string text) => CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(text);

    /// <summary>Header bytes, an empty line, body bytes.</summary>
    public static byte[] Mail(string header, byte[] body) => [.. Utf8("From: a@example.com\n" + header + "\n\n"), .. body];

    public static Message Read(byte[] bytes, ReadOptions? options = null) =>
        Assert.IsType<Reading.Read>(MessageReader.Read(bytes, options ?? ReadOptions.Default)).Message;

    public static Message ReadMail(string header, string body) => Read(Mail(header, Utf8(body)));

    /// <summary>Reads HTML alone.</summary>
    public static Message Html(string html, AnalysisLimits? limits = null)
    {
        var draft = new MessageDraft(limits ?? AnalysisLimits.Default);
        HtmlReader.Read(html, draft, "body", PartRole.Body);
        return draft.ToMessage(MessageKind.Mail);
    }

    public static string Text(Message message, string id) => message.Parts.SingleOrDefault(p => p.Id == id)?.Text ?? "";

    public static string Visible(Message message, MarkupTarget target) =>
        Text(message, target.PartId).Substring(target.Visible.Start, target.Visible.Length);
}
