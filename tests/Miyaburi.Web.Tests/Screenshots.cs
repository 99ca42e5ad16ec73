using System.Globalization;
using System.Net;

namespace Miyaburi.Web.Tests;

/// <summary>Draws SMS as phones show them: two systems, two themes, and pictures that were passed on and lost quality.</summary>
internal sealed class Screenshots(IBrowser browser)
{
    /// <summary>A phone's look.</summary>
    /// <param name="Width">In CSS pixels.</param>
    /// <param name="Scale">Device pixels for one of them.</param>
    /// <param name="Style">How its message app looks.</param>
    private sealed record Look(int Width, double Scale, string Style);

    private static readonly Look[] Looks =
    [
        new(390, 3, "body{background:#fff;color:#000}.bar{text-align:center}.b{background:#e9e9eb;border-radius:18px}a{color:#06c}"),
        new(390, 3, "body{background:#000;color:#fff}.bar{text-align:center}.b{background:#26252a;border-radius:18px}a{color:#4aa3ff}"),
        new(412, 2.625, "body{background:#fef7ff;color:#1d1b20}.b{background:#ece6f0;border-radius:22px 22px 22px 6px}a{color:#1d1b20;text-decoration:underline}"),
        new(412, 2.625, "body{background:#141218;color:#e6e0e9}.b{background:#2b2930;border-radius:22px 22px 22px 6px}a{color:#e6e0e9;text-decoration:underline}"),
    ];

    /// <summary>Draws a message.</summary>
    /// <param name="text">The message.</param>
    /// <param name="number">Chooses look and noise.</param>
    /// <param name="picture">A PNG below the text, or null.</param>
    internal async Task<byte[]> DrawAsync(string text, int number, byte[]? picture = null)
    {
        var look = Looks[number % Looks.Length];
        var isNoisy = number % 3 == 2;
        // Passed on: smaller, compressed, with grain.
        var scale = isNoisy ? look.Scale * 0.6 : look.Scale;
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = look.Width, Height = 700 }, DeviceScaleFactor = (float)scale, Locale = "ja-JP" });
        var page = await context.NewPageAsync();
        await page.SetContentAsync(Html(text, look, isNoisy, picture));
        return await page.ScreenshotAsync(isNoisy ? new() { Type = ScreenshotType.Jpeg, Quality = 55 } : new() { Type = ScreenshotType.Png });
    }

    private static string Html(string text, Look look, bool isNoisy, byte[]? picture) => $$"""
        <!DOCTYPE html><html lang="ja"><meta charset="utf-8"><style>
        body{margin:0;font:17px/1.45 "Noto Sans CJK JP",sans-serif}.top{display:flex;justify-content:space-between;padding:10px 24px;font-weight:600}
        .bar{padding:6px 16px 14px;font-size:15px;border-bottom:1px solid #8885}.day{text-align:center;font-size:13px;opacity:.7;margin:14px}
        .b{margin:6px 76px 6px 14px;padding:10px 14px;overflow-wrap:anywhere}.grain{position:fixed;inset:0;opacity:.16;mix-blend-mode:overlay}
        {{look.Style}}</style><div class="top"><span>9:41</span><span>5G ▮</span></div><div class="bar">+81 90-1234-5678</div>
        <div class="day">今日 9:41</div><div class="b">{{Linked(text)}}{{(picture is null ? "" : $"<br><img src=\"data:image/png;base64,{Convert.ToBase64String(picture)}\" alt=\"\">")}}</div>{{(isNoisy ? Grain : "")}}</html>
        """;

    private const string Grain = "<svg class=\"grain\" width=\"100%\" height=\"100%\"><filter id=\"n\"><feTurbulence type=\"fractalNoise\" baseFrequency=\".8\" numOctaves=\"2\"/></filter><rect width=\"100%\" height=\"100%\" filter=\"url(#n)\"/></svg>";

    private static string Linked(string text) =>
        string.Join(' ', text.Split(' ').Select(w => w.StartsWith("http", StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"<a href=\"#\">{WebUtility.HtmlEncode(w)}</a>") : WebUtility.HtmlEncode(w)));
}
