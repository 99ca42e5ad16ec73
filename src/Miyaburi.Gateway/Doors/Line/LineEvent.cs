using System.Collections.Immutable;
using System.Text.Json;

namespace Miyaburi.Gateway.Doors.Line;

/// <summary>An event of the Messaging API's webhook that the bot answers.</summary>
internal abstract record LineEvent(string Id, string Source, string ReplyToken)
{
    /// <summary>Where an answer without a reply token goes: the group or room, else the person.</summary>
    internal string Place => Source.Split('/') is ["", var user] ? user : Source.Split('/')[0];

    /// <summary>A text was sent to the bot, or to a group with a mention of it.</summary>
    internal sealed record Text(string Id, string Source, string ReplyToken, string Body) : LineEvent(Id, Source, ReplyToken);

    /// <summary>A picture was sent to the bot alone; a group's pictures are not looked at.</summary>
    internal sealed record Picture(string Id, string Source, string ReplyToken, string MessageId) : LineEvent(Id, Source, ReplyToken);

    /// <summary>A quick reply was tapped.</summary>
    internal sealed record Choice(string Id, string Source, string ReplyToken, string Data) : LineEvent(Id, Source, ReplyToken);

    /// <summary>Somebody added the bot, or wrote something that it cannot read.</summary>
    internal sealed record Greeting(string Id, string Source, string ReplyToken) : LineEvent(Id, Source, ReplyToken);

    /// <summary>Reads the events to be answered; null when the body is none of this API. Unknown events are passed over, as the API demands.</summary>
    internal static ImmutableArray<LineEvent>? ReadAll(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.TryGetProperty("events", out var events) && events.ValueKind is JsonValueKind.Array
                ? [.. events.EnumerateArray().Select(Read).OfType<LineEvent>()]
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static LineEvent? Read(JsonElement json)
    {
        var source = Member(json, "source");
        if (Word(json, "replyToken") is not { Length: > 0 } token || Word(json, "mode") is "standby" || Speaker(source) is not { } speaker)
        {
            return null;
        }

        var id = Word(json, "webhookEventId") ?? token;
        var isAlone = Word(source, "type") is "user";
        return Word(json, "type") switch
        {
            "message" => Message(Member(json, "message"), id, speaker, token, isAlone),
            "postback" when Word(Member(json, "postback"), "data") is { } data => new Choice(id, speaker, token, data),
            "follow" => new Greeting(id, speaker, token),
            _ => null,
        };
    }

    private static LineEvent? Message(JsonElement message, string id, string speaker, string token, bool isAlone) => Word(message, "type") switch
    {
        "text" when Word(message, "text") is { } text && (isAlone || IsMentioned(message)) => new Text(id, speaker, token, WithoutMention(message, text)),
        "image" when isAlone && Word(message, "id") is { } picture => new Picture(id, speaker, token, picture),
        _ when isAlone => new Greeting(id, speaker, token),
        _ => null,
    };

    /// <summary>One conversation for each person, in each group.</summary>
    private static string? Speaker(JsonElement source)
    {
        var place = Word(source, "groupId") ?? Word(source, "roomId");
        return Word(source, "userId") is { } user ? $"{place}/{user}" : place;
    }

    private static bool IsMentioned(JsonElement message) => Mentions(message).Any(m => Member(m, "isSelf").ValueKind is JsonValueKind.True);

    private static string WithoutMention(JsonElement message, string text)
    {
        foreach (var mention in Mentions(message).Where(m => Member(m, "isSelf").ValueKind is JsonValueKind.True))
        {
            if (Member(mention, "index").TryGetInt32(out var index) && Member(mention, "length").TryGetInt32(out var length)
                && index >= 0 && length >= 0 && index <= text.Length && length <= text.Length - index)
            {
                return text.Remove(index, length).Trim();
            }
        }

        return text;
    }

    private static JsonElement.ArrayEnumerator Mentions(JsonElement message) =>
        Member(Member(message, "mention"), "mentionees") is { ValueKind: JsonValueKind.Array } all ? all.EnumerateArray() : default;

    private static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;

    private static string? Word(JsonElement value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
}
