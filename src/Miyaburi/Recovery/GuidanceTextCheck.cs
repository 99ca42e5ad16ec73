using System.Globalization;
using System.Text.Json;

namespace Miyaburi.Recovery;

/// <summary>Looks at every string of a file: empty, invisible characters, traces of unfinished work.</summary>
internal static class GuidanceTextCheck
{
    private static readonly string[] Unfinished = ["MEM", "TODO", "FIXME", "要確認", "要検証"];

    internal static void Check(GuideSourceFile file, List<GuidanceError> errors)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Json);
            Walk(document.RootElement, "$", file.Name, errors);
        }
        catch (JsonException)
        {
            // Reported by the strict reader, with its place.
        }
    }

    private static void Walk(JsonElement element, string path, string file, List<GuidanceError> errors)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Walk(property.Value, $"{path}.{property.Name}", file, errors);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Walk(item, $"{path}[{index++}]", file, errors);
                }

                break;
            case JsonValueKind.String:
                if (Fault(element.GetString()!) is { } fault)
                {
                    errors.Add(new GuidanceError(file, path, fault));
                }

                break;
        }
    }

    private static string? Fault(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "The text is empty.";
        }

        foreach (var c in text)
        {
            if (IsInvisible(c))
            {
                return string.Create(CultureInfo.InvariantCulture, $"Invisible character U+{(int)c:X4}.");
            }
        }

        var mark = Array.Find(Unfinished, word => text.Contains(word, StringComparison.Ordinal));
        return mark is not null ? $"Unfinished: contains {mark}."
            : HasOtherPlaceholder(text) ? "The only placeholder is {brand}."
            : null;
    }

    private static bool IsInvisible(char c) =>
        c is '\u00A0' or '\u115F' or '\u1160' or '\u2800' or '\u3164' or '\uFFA0'
        || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool HasOtherPlaceholder(string text) =>
        text.Replace("{brand}", "", StringComparison.Ordinal).AsSpan().ContainsAny('{', '}');
}
