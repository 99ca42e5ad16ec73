using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Miyaburi.Messages;

namespace Miyaburi.Cli.Scanning;

/// <summary>Reads one line of JSON as a message.</summary>
internal static class ScanLine
{
    /// <summary>As seconds it would be the year 5138, as milliseconds it is 1973.</summary>
    private const double MillisecondsFrom = 1e11;

    /// <summary>The end of the year 9998: any zone's day is then one that can be named.</summary>
    private const double LastMillisecond = 253370764799999;

    /// <summary>Seconds since 1970 have had nine digits since 1973; eight may be a date.</summary>
    private const int FewestDigits = 9;

    /// <summary>Parses a line.</summary>
    /// <exception cref="Failure">The line is not JSON of this shape.</exception>
    internal static ScanRequest Parse(byte[] line)
    {
        if (!Utf8.IsValid(line))
        {
            throw new Failure(new("文字コードがUTF-8ではありません。UTF-8に変換してください(例: iconv -f cp932 -t utf-8)。", "not UTF-8; convert it (for example iconv -f cp932 -t utf-8)"));
        }

        try
        {
            // Texts cut in the middle of an emoji hold half a surrogate pair, which strict JSON readers refuse.
            return JsonSerializer.Deserialize(LoneSurrogates.Replace(line) ?? line, ScanJson.Default.ScanRequest) ?? throw new JsonException("null");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw NotJson(error);
        }
    }

    /// <summary>Reads and judges what a line holds.</summary>
    internal static Outcome Judge(ScanRequest request, Judging judging)
    {
        if (Options(request) is not { } options)
        {
            return Unreadable($"kind「{request.Kind}」は sms、mail、url、text のどれかにしてください。", $"kind \"{request.Kind}\" must be one of sms, mail, url, text");
        }

        return request switch
        {
            { Eml: { } eml } => JudgeMail(eml, options with { Kind = MessageKind.Mail }, judging),
            { Text: { } text } => judging.Judge(text, options),
            _ => Unreadable("eml(メールのBase64)か text のどちらかが必要です。", "needs eml (a mail as Base64) or text"),
        };
    }

    private static Failure NotJson(Exception error)
    {
        var place = error is JsonException { Path: { Length: > 1 } path } ? $" ({path})" : "";
        return new(new($"正しいJSONではありません{place}。1行に1つのオブジェクトを書いてください。", $"not valid JSON{place}; write one object a line"));
    }

    private static Outcome JudgeMail(string eml, ReadOptions options, Judging judging)
    {
        if (Base64Text.Decode(eml) is not { } decoded)
        {
            return Unreadable("eml は Base64 として読めません。", "eml is not Base64");
        }

        var outcome = judging.Judge(decoded.Bytes, options);
        return decoded.IsTruncated && outcome is Outcome.Judged judged ? Note(judged, new Unknown("base64Truncated")) : outcome;
    }

    private static Outcome.Judged Note(Outcome.Judged judged, Unknown unknown)
    {
        var facts = judged.Report.Facts;
        return new(judged.Report with { Facts = facts with { Unknowns = facts.Unknowns.Add(unknown) } });
    }

    private static ReadOptions? Options(ScanRequest request)
    {
        MessageKind? kind = request.Kind switch
        {
            "sms" => MessageKind.Sms,
            "mail" => MessageKind.Mail,
            "url" => MessageKind.Url,
            "text" => MessageKind.Text,
            _ => null,
        };
        return kind is null && !string.IsNullOrEmpty(request.Kind)
            ? null
            : new ReadOptions { Kind = kind, Sender = request.Sender, Subject = request.Subject, Received = Received(request.Received) };
    }

    /// <summary>When a line says that its message arrived. A time that cannot be read is as good as none: it must not cost the verdict.</summary>
    internal static DateTimeOffset? Received(JsonElement? received) => received switch
    {
        { ValueKind: JsonValueKind.String } text => Received(text.GetString()!),
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var since1970) => Instant(since1970),
        _ => null,
    };

    private static DateTimeOffset? Received(string text) =>
        text.Length >= FewestDigits && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var since1970) ? Instant(since1970)
        : JapanTime.TryRead(text, out var time) ? time
        : null;

    /// <summary>Telephones keep milliseconds where most else keeps seconds.</summary>
    private static DateTimeOffset? Instant(double since1970) => since1970 switch
    {
        > 0 and < MillisecondsFrom => DateTimeOffset.FromUnixTimeSeconds((long)since1970),
        >= MillisecondsFrom and <= LastMillisecond => DateTimeOffset.FromUnixTimeMilliseconds((long)since1970),
        _ => null,
    };

    private static Outcome.Unreadable Unreadable(string ja, string en) => new(new Bilingual(ja, en));
}
