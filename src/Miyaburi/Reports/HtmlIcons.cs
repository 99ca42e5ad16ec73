using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>Shapes that differ without colour; a word always stands beside them.</summary>
internal static class HtmlIcons
{
    internal static Html Of(Level level) => level switch
    {
        Level.Scam => Icon("scam", Html.Of($"<path d=\"M8 1h8l7 7v8l-7 7H8l-7-7V8z\"/><path class=\"sign\" d=\"M12 6v8m0 3v1.5\"/>")),
        Level.Suspicious => Icon("suspicious", Html.Of($"<path d=\"M12 2 23 21.5H1z\"/><path class=\"sign\" d=\"M12 9v6m0 2.5V19\"/>")),
        _ => Icon("nothingFound", Html.Of($"<circle cx=\"12\" cy=\"12\" r=\"11\"/><path class=\"sign\" d=\"M12 10.5V18m0-11.5V8\"/>")),
    };

    private static Html Icon(string name, Html shape) =>
        Html.Of($"<svg class=\"icon icon-{name}\" viewBox=\"0 0 24 24\" width=\"48\" height=\"48\" aria-hidden=\"true\" focusable=\"false\">{shape}</svg>");
}
