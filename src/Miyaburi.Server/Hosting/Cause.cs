using System.Collections.Immutable;

namespace Miyaburi.Server.Hosting;

/// <summary>Why a request was refused: the closed list of the API's problem types (RFC 9457).</summary>
/// <param name="Id">Stable identifier; the problem's type is <c>/docs/api#problem-ID</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">What is wrong and how to put it right.</param>
internal sealed record Cause(string Id, int Status, Bilingual Text)
{
    internal static readonly Cause InvalidJson = new("invalidJson", 400, new("本文が正しいJSONではありません。", "The body is not valid JSON of the documented shape."));
    internal static readonly Cause OneInput = new("oneInput", 400, new("text・eml・url のうち、ちょうど1つを入れてください。", "Give exactly one of text, eml and url."));
    internal static readonly Cause NotBase64 = new("notBase64", 400, new("eml は Base64 として読めません。", "eml is not Base64."));
    internal static readonly Cause UnknownValue = new("unknownValue", 400, new("決まった値のどれでもありません。", "A value is none of those that are defined."));
    internal static readonly Cause InvalidDate = new("invalidDate", 400, new("日付や日時として読めません。2026-11-23 または 2026-11-23T10:30:00+09:00 のように書いてください。", "Not a date or time; write 2026-11-23 or 2026-11-23T10:30:00+09:00."));
    internal static readonly Cause InvalidForm = new("invalidForm", 400, new("送られた内容を読めませんでした。もう一度お試しください。", "What was sent could not be read. Please try again."));
    internal static readonly Cause ConsentNeeded = new("consentNeeded", 400, new("文章を送るには、保存してよいという同意(consentText)が必要です。", "Text is kept only with consent: set consentText to true, or leave the text out."));
    internal static readonly Cause TooLong = new("tooLong", 400, new("文章が長すぎます。2000文字までにしてください。", "The text is too long; give at most 2000 characters."));
    internal static readonly Cause KeyNeeded = new("keyNeeded", 401, new("APIキーが必要です(Authorization: Bearer mk_…)。", "An API key is needed: Authorization: Bearer mk_…"));
    internal static readonly Cause KeyUnknown = new("keyUnknown", 401, new("APIキーが正しくないか、無効になっています。", "The API key is wrong or was revoked."));
    internal static readonly Cause NotFound = new("notFound", 404, new("そのページやデータはありません。", "There is no such page or entry."));
    internal static readonly Cause MethodNotAllowed = new("methodNotAllowed", 405, new("この方法では利用できません。", "This method is not allowed here."));
    internal static readonly Cause BodyTooLarge = new("bodyTooLarge", 413, new("送られたデータが大きすぎます。メールなら、添付ファイルを除いて試してください。", "The body is too large. For a mail, try without its attachments."));
    internal static readonly Cause MediaType = new("mediaType", 415, new("Content-Type が対応していません。application/json か、メッセージなら message/rfc822、text/plain、application/vnd.ms-outlook にしてください。", "Content-Type must be application/json; for a message also message/rfc822, text/plain or application/vnd.ms-outlook."));
    internal static readonly Cause Unreadable = new("unreadable", 422, new("メッセージとして読めません。", "The input cannot be read as a message."));
    internal static readonly Cause NothingToRecognise = new("nothingToRecognise", 422, new("ほかの同じメッセージを見分けられるだけの文面がありません。", "There is too little text, or nothing suspicious in it, to recognise other copies by."));
    internal static readonly Cause TooManyRequests = new("tooManyRequests", 429, new("短い時間にたくさん送られたため、少し待ってからもう一度お試しください。", "Too many requests from your address; wait a little and try again."));
    internal static readonly Cause Internal = new("internal", 500, new("サーバーで問題が起きました。時間をおいてお試しください。", "Something went wrong in the server. Please try again later."));
    internal static readonly Cause Busy = new("busy", 503, new("混み合っています。少し待ってからもう一度お試しください。", "The server is busy; wait a little and try again."));

    /// <summary>Every cause, by status.</summary>
    internal static ImmutableArray<Cause> All { get; } =
    [
        InvalidJson, OneInput, NotBase64, UnknownValue, InvalidDate, InvalidForm, ConsentNeeded, TooLong, KeyNeeded, KeyUnknown,
        NotFound, MethodNotAllowed, BodyTooLarge, MediaType, Unreadable, NothingToRecognise, TooManyRequests, Internal, Busy,
    ];

    /// <summary>The same cause with what exactly is wrong.</summary>
    internal Cause Because(Bilingual detail) => this with { Text = new($"{Text.Ja} {detail.Ja}", $"{Text.En} {detail.En}") };
}

/// <summary>Ends a request with a cause.</summary>
internal sealed class Refused(Cause cause) : Exception(cause.Id)
{
    internal Cause Cause { get; } = cause;
}
