using Miyaburi.Recovery;
using Miyaburi.Reports;
using Miyaburi.Server.Hosting;

namespace Miyaburi.Server.Api;

/// <summary><c>POST /v1/plan</c> and the list of what can have been done.</summary>
internal static class PlanEndpoint
{
    private static readonly Bilingual NoDeadline = new("この計画に期限はありません。", "The plan has no deadline.");

    internal static void Map(WebApplication app)
    {
        app.MapPost("/v1/plan", PlanAsync)
            .RequireCors(BrowserAccess.Open)
            .RequireRateLimiting(RateLimits.Checks)
            .WithName("plan")
            .WithTags("Plan")
            .WithSummary("Make a recovery plan")
            .WithDescription("What to do, in order of urgency, for exactly what was done: with desks, deadlines and sources. Accept: text/markdown or text/calendar gives the same plan as a document or its deadlines as a calendar (RFC 5545).")
            .Accepts<PlanBody>("application/json")
            .Produces<PlanDocument>(StatusCodes.Status200OK, "application/json", "text/markdown", "text/calendar")
            .Refuses(Cause.InvalidJson, Cause.UnknownValue, Cause.InvalidDate, Cause.NotFound, Cause.BodyTooLarge, Cause.MediaType, Cause.TooManyRequests);
        app.MapGet("/v1/exposures", () => TypedResults.Json(RecoveryGuide.Default.Exposures.Select(e => new ExposureAnswer(Exposures.IdOf(e.Id), new(e.Label.Ja, e.Label.En, e.Label.Easy), e.Hint)), ApiJson.Readable))
            .AsData("exposures", "Plan", "What can have been done")
            .Produces<IEnumerable<ExposureAnswer>>();
    }

    private static async Task<IResult> PlanAsync(HttpRequest request, Planner planner)
    {
        if (!ApiJson.Is(request))
        {
            throw new Refused(Cause.MediaType);
        }

        var body = await ApiJson.ReadAsync(request, RequestJson.Default.PlanBody);
        var plan = planner.Plan(body.ToChoices());
        var language = CheckEndpoint.LanguageOf(request);
        return EngineBytes.Choose(request, "application/json", "text/markdown", "text/calendar") switch
        {
            "text/markdown" => EngineBytes.Text("text/markdown", PlanMarkdown.Render(plan, language)),
            "text/calendar" => EngineBytes.Text("text/calendar", PlanCalendar.Render(plan, language) ?? throw new Refused(Cause.NotFound.Because(NoDeadline))),
            _ => EngineBytes.Json(to => JsonReport.Write(to, plan)),
        };
    }
}

/// <summary>One thing that can have been done, and how it is asked.</summary>
internal sealed record ExposureAnswer(string Id, ThreeTexts Label, Bilingual Hint);

/// <summary>A text in Japanese, English and plain Japanese.</summary>
internal sealed record ThreeTexts(string Ja, string En, string Easy);
