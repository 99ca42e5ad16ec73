using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Miyaburi.Gateway.Configuration;

namespace Miyaburi.Gateway.Doors.Line;

/// <summary>What the bot says: a text, and what can be tapped below it.</summary>
internal sealed record LineSpeech(string Text, ImmutableArray<(string Label, string Data)> Choices);

/// <summary>What became of a message that was handed to the API.</summary>
internal enum LineOutcome
{
    /// <summary>It was accepted, now or before under the same retry key.</summary>
    Delivered,

    /// <summary>It was not accepted, and will not be: the token is used up or expired, or the request is wrong.</summary>
    Refused,

    /// <summary>Too many requests; it was not accepted.</summary>
    Busy,

    /// <summary>An error of the server, or no answer: it may have been accepted or not.</summary>
    Unclear,
}

/// <summary>Calls the Messaging API: reply, push, and the content of a picture.</summary>
internal sealed class LineClient(HttpClient http)
{
    /// <summary>Limits of the API: UTF-16 units of a text, choices below it, units of a label.</summary>
    internal const int MostText = 5000;
    internal const int MostChoices = 13;
    internal const int MostLabel = 20;

    /// <summary>Bytes of a picture that is read.</summary>
    private const int MostPicture = 10 * 1024 * 1024;

    /// <summary>Answers an event. The token is good once and for about a minute; the API takes no retry key here.</summary>
    internal Task<LineOutcome> ReplyAsync(LineConfig config, string replyToken, LineSpeech speech) =>
        PostAsync(config, "v2/bot/message/reply", new ReplyBody(replyToken, [Message(speech)]), retryKey: null);

    /// <summary>Says something without a reply token; tried again under the same key, it is delivered once.</summary>
    internal Task<LineOutcome> PushAsync(LineConfig config, string to, LineSpeech speech, Guid retryKey) =>
        PostAsync(config, "v2/bot/message/push", new PushBody(to, [Message(speech)]), retryKey);

    /// <summary>The bytes of a picture, or null when it is too large.</summary>
    internal async Task<byte[]?> PictureAsync(LineConfig config, string messageId, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(config.DataApi, $"v2/bot/message/{Uri.EscapeDataString(messageId)}/content"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", config.AccessToken);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        using var picture = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (await stream.ReadAsync(piece, cancellation) is var count and > 0)
        {
            picture.Write(piece, 0, count);
            if (picture.Length > MostPicture)
            {
                return null;
            }
        }

        return picture.ToArray();
    }

    private async Task<LineOutcome> PostAsync<T>(LineConfig config, string path, T body, Guid? retryKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(config.Api, path)) { Content = JsonContent.Create(body, mediaType: null, LineJson.Default.Options) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", config.AccessToken);
        if (retryKey is { } key)
        {
            request.Headers.Add("X-Line-Retry-Key", key.ToString());
        }

        try
        {
            using var answer = await http.SendAsync(request);
            return answer.StatusCode switch
            {
                _ when answer.IsSuccessStatusCode => LineOutcome.Delivered,
                HttpStatusCode.Conflict when retryKey is not null => LineOutcome.Delivered,
                HttpStatusCode.TooManyRequests => LineOutcome.Busy,
                >= HttpStatusCode.InternalServerError => LineOutcome.Unclear,
                _ => LineOutcome.Refused,
            };
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return LineOutcome.Unclear;
        }
    }

    private static TextMessage Message(LineSpeech speech)
    {
        var text = speech.Text.Length > MostText ? speech.Text[..(MostText - 1)] + "…" : speech.Text;
        ImmutableArray<QuickReplyItem> items =
            [.. speech.Choices.Take(MostChoices).Select(c => new QuickReplyItem("action", new PostbackAction("postback", c.Label, c.Data, c.Label)))];
        return new TextMessage("text", text, items.IsEmpty ? null : new QuickReply(items));
    }
}

/// <summary>The body of a reply.</summary>
internal sealed record ReplyBody(string ReplyToken, ImmutableArray<TextMessage> Messages);

/// <summary>The body of a push.</summary>
internal sealed record PushBody(string To, ImmutableArray<TextMessage> Messages);

/// <summary>A text message.</summary>
internal sealed record TextMessage(string Type, string Text, QuickReply? QuickReply);

/// <summary>What can be tapped.</summary>
internal sealed record QuickReply(ImmutableArray<QuickReplyItem> Items);

/// <summary>One thing that can be tapped.</summary>
internal sealed record QuickReplyItem(string Type, PostbackAction Action);

/// <summary>What a tap sends back.</summary>
internal sealed record PostbackAction(string Type, string Label, string Data, string DisplayText);

/// <summary>Serialisers made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReplyBody))]
[JsonSerializable(typeof(PushBody))]
internal sealed partial class LineJson : JsonSerializerContext;
