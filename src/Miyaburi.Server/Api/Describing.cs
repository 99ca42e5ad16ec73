using Miyaburi.Server.Hosting;

namespace Miyaburi.Server.Api;

/// <summary>Says of an endpoint what the API's document shows.</summary>
internal static class Describing
{
    /// <summary>The problems an endpoint may answer with, one entry a status.</summary>
    internal static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params Cause[] causes)
    {
        foreach (var status in causes.Select(c => c.Status).Distinct())
        {
            endpoint.Produces<ProblemAnswer>(status, "application/problem+json");
        }

        return endpoint.WithMetadata(new RefusedCauses(causes));
    }

    /// <summary>An endpoint that gives data: open to every page, and cached for so long.</summary>
    internal static RouteHandlerBuilder AsData(this RouteHandlerBuilder endpoint, string name, string tag, string summary, string keep = "public, max-age=3600") => endpoint
        .RequireCors(BrowserAccess.Open)
        .WithName(name)
        .WithTags(tag)
        .WithSummary(summary)
        .AddEndpointFilter(async (context, next) =>
        {
            var answer = await next(context);
            context.HttpContext.Response.Headers.CacheControl = keep;
            return answer;
        });
}

/// <summary>The causes for which an endpoint refuses requests.</summary>
internal sealed record RefusedCauses(IReadOnlyList<Cause> Causes);

/// <summary>Problem Details (RFC 9457).</summary>
/// <param name="Type">Where the problem is explained.</param>
/// <param name="Title">What is wrong, in English.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Cause">Stable identifier of the problem.</param>
/// <param name="Text">What is wrong, for people.</param>
internal sealed record ProblemAnswer(string Type, string Title, int Status, string Cause, Bilingual Text);
