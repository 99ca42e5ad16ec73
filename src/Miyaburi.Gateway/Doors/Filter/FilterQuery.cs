using System.Text.Json;

namespace Miyaburi.Gateway.Doors.Filter;

/// <summary>What a phone asks about.</summary>
/// <param name="Sender">Number or name, or null.</param>
/// <param name="Text">The text of the message.</param>
internal sealed record FilterQuery(string? Sender, string Text)
{
    /// <summary>
    /// Reads <c>{"_version":1,"query":{"sender":…,"message":{"text":…}},"app":…}</c>, which iOS sends for a message
    /// filter, or <c>{"sender":…,"text":…}</c>; null when it is neither.
    /// </summary>
    internal static FilterQuery? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object)
            {
                return null;
            }

            var query = Member(root, "query") ?? root;
            var text = Word(Member(query, "message") is { ValueKind: JsonValueKind.Object } message ? message : query, "text");
            return text is null ? null : new FilterQuery(Word(query, "sender"), text);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;

    private static string? Word(JsonElement value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;
}
