namespace Miyaburi.Reports;

/// <summary>Sentences for what could not be told.</summary>
public static class UnknownWords
{
    /// <summary>The sentence; untrusted details are quoted in it.</summary>
    public static Bilingual Of(Unknown unknown)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        return unknown.Code switch
        {
            "limitReached" => Limit(unknown.Detail),
            "attachmentEncrypted" => new($"添付ファイル「{unknown.Detail}」は暗号化されていて、中身を調べられません。", $"The attachment \"{unknown.Detail}\" is encrypted; its contents could not be examined."),
            "attachmentFailed" => new($"添付ファイル「{unknown.Detail}」を読み取れず、中身を調べられませんでした。", $"The attachment \"{unknown.Detail}\" could not be read; its contents were not examined."),
            "bodyEmpty" => new("本文に読める文字がなく、本文は調べられませんでした(画像の中の文字は読めません)。", "The body holds no text, so there was nothing to read in it (text inside pictures cannot be read)."),
            "bodyEncrypted" => new("本文が暗号化されていて、調べられませんでした。", "The body is encrypted and could not be examined."),
            "mailMalformed" => new("メールの形が壊れているため、全体を文章として調べました。", "The mail is broken; all of it was examined as text."),
            "partsMalformed" => new("メールの区切りが壊れているため、見落とした部分があるかもしれません。", "The mail's parts are broken; something may have been missed."),
            "receivedUnreadable" => new($"受信日時「{unknown.Detail}」を読み取れませんでした。", $"The time of receipt \"{unknown.Detail}\" could not be read."),
            "base64Truncated" => new("メールのデータ(Base64)が途中で切れているため、読めたところまでを調べました。", "The mail's data (Base64) are cut off; what could be read was examined."),
            "" => new(unknown.Detail, unknown.Detail),
            _ => unknown.Detail.Length == 0
                ? new($"読み取れない部分がありました({unknown.Code})。", $"A part could not be read ({unknown.Code}).")
                : new($"読み取れない部分がありました({unknown.Code}: {unknown.Detail})。", $"A part could not be read ({unknown.Code}: {unknown.Detail})."),
        };
    }

    private static Bilingual Limit(string limit) => limit switch
    {
        "messageBytes" => new("メッセージが大きすぎるため、先頭の部分だけを調べました。", "The message is too large; only its beginning was examined."),
        "header" => new("メールのヘッダーが大きすぎるため、一部だけを調べました。", "The header of the mail is too large; only part of it was examined."),
        "partCharacters" => new("文章が長すぎるため、先頭と末尾だけを調べました。途中は調べていません。", "The text is too long; only its beginning and its end were examined, not what lies between."),
        "parts" => new("メールの部品が多すぎるため、一部だけを調べました。", "The mail has too many parts; only some were examined."),
        "nestingDepth" => new("メールの入れ子が深すぎるため、途中までを調べました。", "The mail is nested too deeply; only the outer levels were examined."),
        "links" => new("リンクが多すぎるため、一部だけを調べました。", "There are too many links; only some were examined."),
        "attachmentBytes" => new("添付ファイルが大きすぎるため、一部だけを調べました。", "An attachment is too large; only part of it was examined."),
        "contactPoints" => new("電話番号などの連絡先が多すぎるため、一部だけを挙げました。", "There are too many phone numbers and other contacts; only some are listed."),
        "recipients" => new("宛先が多すぎるため、一部だけを調べました。", "There are too many recipients; only some were examined."),
        "traceFields" => new("配送の記録が多すぎるため、一部だけを調べました。", "There are too many delivery records; only some were examined."),
        "markupDepth" => new("HTMLの入れ子が深すぎるため、途中までを調べました。", "The HTML is nested too deeply; only the outer levels were examined."),
        "tagAttributes" => new("HTMLのタグの属性が多すぎるため、一部だけを調べました。", "An HTML tag has too many attributes; only some were examined."),
        "styleRules" => new("HTMLの装飾の指定が多すぎるため、隠れた文を見落とした可能性があります。", "The HTML has too many style rules; hidden text may have been missed."),
        "scriptLinks" => new("スクリプト内のリンクが多すぎるため、一部だけを調べました。", "A script holds too many links; only some were examined."),
        "xmlEntities" or "xmlEntityDepth" => new("画像ファイル(SVG)の置き換え指定が多すぎるため、一部だけを調べました。", "A drawing (SVG) declares too many entities; only some were examined."),
        "pdfStreams" or "pdfLinks" or "pdfOverlap" => new("PDFの中身が多すぎるため、一部だけを調べました。", "A PDF holds too much; only part of it was examined."),
        "archiveEntries" => new("圧縮ファイルや文書の中のファイルが多すぎるため、一部だけを調べました。", "An archive or document holds too many files; only some were examined."),
        "qrDrawings" or "qrTries" => new("QRコードのような図が多すぎるため、一部だけを調べました。", "There are too many drawings like QR codes; only some were examined."),
        "urlCharacters" => new("長すぎるリンクがあり、先頭の部分だけを調べました。", "A link is too long; only its beginning was examined."),
        _ => new($"量が多すぎるため、一部だけを調べました({limit})。", $"There was too much to examine all of it ({limit})."),
    };
}
