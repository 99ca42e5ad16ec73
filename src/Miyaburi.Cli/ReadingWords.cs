using Miyaburi.Messages;

namespace Miyaburi.Cli;

/// <summary>Says why an input is no message, and what to do instead.</summary>
internal static class ReadingWords
{
    internal static Bilingual Of(UnreadableReason reason) => reason switch
    {
        UnreadableReason.Empty => new(
            "中身が空です。メッセージの本文を入れてください。",
            "the input is empty; give the text of a message"),
        UnreadableReason.OutlookMsg => new(
            "Outlookのメール(.msg)として読めません(壊れているか、別の種類のファイルです)。Outlookで「名前を付けて保存」から.eml(またはテキスト)で保存し直してください。",
            "this cannot be read as an Outlook mail (.msg): it is broken or another kind of file; save the mail as .eml (or as text) in Outlook and check that"),
        UnreadableReason.Image => new(
            "画像は読めません。メッセージの文字を写すか、メールなら.emlで保存して調べてください。",
            "images cannot be read; copy the text of the message, or save the mail as .eml"),
        _ => new(
            "メッセージではないデータ(バイナリ)です。メールは.eml、SMSはテキストで保存して調べてください。",
            "this is binary data, not a message; save a mail as .eml and an SMS as text"),
    };
}
