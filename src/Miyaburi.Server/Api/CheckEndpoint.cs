using Miyaburi.Reports;
using Miyaburi.Server.Hosting;

namespace Miyaburi.Server.Api;

/// <summary><c>POST /v1/check</c>.</summary>
internal static class CheckEndpoint
{
    internal static void Map(WebApplication app) => app.MapPost("/v1/check", CheckAsync)
        .RequireCors(BrowserAccess.Open)
        .RequireRateLimiting(RateLimits.Checks)
        .RunsEngine()
        .WithName("check")
        .WithTags("Check")
        .WithSummary("Check a message")
        .WithDescription("Tells whether an SMS, a mail, a text or an address is a scam, and why. Opens no link; logs and stores nothing of the message. The answer is the object that `miyaburi check --format json` prints. With message/rfc822, text/plain or application/vnd.ms-outlook (.msg) as the body, the other properties are given in the query.")
        .Accepts<CheckRequest>("application/json", "message/rfc822", "text/plain", "application/vnd.ms-outlook")
        .Produces<ReportDocument>(StatusCodes.Status200OK, "application/json")
        .Refuses(Cause.InvalidJson, Cause.OneInput, Cause.NotBase64, Cause.UnknownValue, Cause.InvalidDate, Cause.BodyTooLarge, Cause.MediaType, Cause.Unreadable, Cause.TooManyRequests, Cause.Busy);

    private static async Task<IResult> CheckAsync(HttpRequest request, Checker checker)
    {
        var (report, options) = checker.Check(await CheckInput.ReadAsync(request));
        return EngineBytes.Choose(request, "application/json", "text/markdown") is "text/markdown"
            ? EngineBytes.Text("text/markdown", MarkdownReport.Render(report, options, LanguageOf(request)))
            : EngineBytes.Json(to => JsonReport.Write(to, report, options));
    }

    /// <summary>The language of texts that exist in one language only: that of Accept-Language, Japanese before English.</summary>
    internal static Language LanguageOf(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase) is true
            ? Language.En
            : Language.Ja;
}
