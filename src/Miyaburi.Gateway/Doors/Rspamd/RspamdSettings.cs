using System.Text.Json;
using Miyaburi.Gateway.Judging;

namespace Miyaburi.Gateway.Doors.Rspamd;

/// <summary>
/// The request header <c>Settings</c>: thresholds that the client wants for this message, as JSON in rspamd's words
/// (<c>{"actions":{"reject":12,"rewrite subject":null}}</c>, also inside <c>"apply"</c>; rspamd's user settings). A number is
/// the score from which the action is taken, null takes it away. Symbols and groups cannot be chosen: members beside
/// the actions are passed over.
/// </summary>
internal abstract record RspamdSettings
{
    private RspamdSettings()
    {
    }

    /// <summary>What is wanted.</summary>
    internal sealed record Wanted(ThresholdChanges Changes) : RspamdSettings;

    /// <summary>The header is not what it should be.</summary>
    /// <param name="Cause">What is wrong with it, without a word of its own.</param>
    internal sealed record Malformed(string Cause) : RspamdSettings;

    /// <summary>Reads the header's value; null is a request without it.</summary>
    internal static RspamdSettings Read(string? header)
    {
        if (header is null)
        {
            return new Wanted(ThresholdChanges.None);
        }

        try
        {
            using var json = JsonDocument.Parse(header);
            var root = json.RootElement;
            return root.ValueKind is not JsonValueKind.Object ? new Malformed("Settings is no JSON object")
                : Actions(root) is not { } actions ? new Wanted(ThresholdChanges.None)
                : Of(actions);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter for a name with half a letter in it (\ud800), which is found only when it is looked at.
            return new Malformed("Settings is no JSON");
        }
    }

    private static JsonElement? Actions(JsonElement root)
    {
        var settings = root.TryGetProperty("apply", out var apply) && apply.ValueKind is JsonValueKind.Object ? apply : root;
        return settings.TryGetProperty("actions", out var actions) ? actions : null;
    }

    private static RspamdSettings Of(JsonElement actions)
    {
        if (actions.ValueKind is not JsonValueKind.Object)
        {
            return new Malformed("actions in Settings is no JSON object");
        }

        var changes = ThresholdChanges.None;
        foreach (var action in actions.EnumerateObject())
        {
            double? from = action.Value.ValueKind is JsonValueKind.Number && action.Value.TryGetDouble(out var number) ? number : null;
            if (from is null && action.Value.ValueKind is not JsonValueKind.Null)
            {
                return new Malformed("an action in Settings is neither a number nor null");
            }

            changes = action.Name switch
            {
                "add header" => changes with { AddHeader = new(from) },
                "rewrite subject" => changes with { RewriteSubject = new(from) },
                "reject" => changes with { Reject = new(from) },
                _ => changes,
            };
        }

        return new Wanted(changes);
    }
}
