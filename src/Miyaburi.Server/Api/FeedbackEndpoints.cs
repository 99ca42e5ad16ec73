using System.Collections.Immutable;
using System.ComponentModel;
using Miyaburi.Server.Hosting;
using Miyaburi.Server.Storage;

namespace Miyaburi.Server.Api;

/// <summary>
/// "This verdict is wrong": keeps what a person agreed to send, and nothing else. The site's own pages may send it; other
/// programs need a key, as for everything that is stored. The token of the receipt deletes it.
/// </summary>
internal static class FeedbackEndpoints
{
    private const int Most = 500;

    internal static void Map(WebApplication app)
    {
        app.MapPost("/v1/feedback", AddAsync)
            .RequireRateLimiting(RateLimits.Storing)
            .WithName("addFeedback")
            .WithTags("Feedback")
            .WithSummary("Say that a verdict is wrong")
            .WithDescription("Keeps the level, the ids of the findings, the claimed brand, the person's opinion and, only with consentText, what they wrote. Needs an API key unless the site's own page sends it.")
            .Accepts<FeedbackBody>("application/json")
            .Produces<FeedbackReceipt>(StatusCodes.Status201Created)
            .Refuses(Cause.InvalidJson, Cause.UnknownValue, Cause.ConsentNeeded, Cause.TooLong, Cause.KeyNeeded, Cause.KeyUnknown, Cause.MediaType, Cause.TooManyRequests);
        app.MapDelete("/v1/feedback/{id}", DeleteAsync)
            .RequireRateLimiting(RateLimits.Checks)
            .WithName("deleteFeedback")
            .WithTags("Feedback")
            .WithSummary("Delete feedback by the token of its receipt")
            .Accepts<DeleteBody>("application/json")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(Cause.InvalidJson, Cause.NotFound, Cause.MediaType, Cause.TooManyRequests);
        app.MapGet("/v1/feedback", (HttpRequest request, KeyStore keys, FeedbackStore store) =>
            {
                Keys.Need(request, keys);
                return TypedResults.Json(store.List(Most), ApiJson.Readable);
            })
            .RequireRateLimiting(RateLimits.Checks)
            .WithName("listFeedback")
            .WithTags("Feedback")
            .WithSummary("Read what was sent, newest first")
            .Produces<IEnumerable<KeptFeedback>>()
            .Refuses(Cause.KeyNeeded, Cause.KeyUnknown, Cause.TooManyRequests);
    }

    private static async Task<IResult> AddAsync(HttpRequest request, KeyStore keys, FeedbackStore store, TimeProvider clock)
    {
        var key = Keys.IsOwnPage(request) ? null : Keys.Need(request, keys);
        ApiJson.Need(request);
        var said = (await ApiJson.ReadAsync(request, RequestJson.Default.FeedbackBody)).ToFeedback();
        var receipt = store.Add(said, key, clock.GetUtcNow());
        return TypedResults.Json(receipt, ApiJson.Readable, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> DeleteAsync(string id, HttpRequest request, FeedbackStore store)
    {
        ApiJson.Need(request);
        var body = await ApiJson.ReadAsync(request, RequestJson.Default.DeleteBody);
        return store.Delete(new FeedbackReceipt(id, body.Token)) ? TypedResults.NoContent() : throw new Refused(Cause.NotFound);
    }
}

/// <summary>What a person agrees to send about a verdict.</summary>
internal sealed record FeedbackBody
{
    private const int TextMost = 2000;
    private const int FindingsMost = 128;

    /// <summary>The level that was shown.</summary>
    [Description("The level that was shown: scam, suspicious or nothingFound.")]
    public required string Level { get; init; }

    /// <summary>What the person says it was.</summary>
    [Description("What the person says it was: scam, genuine or unsure.")]
    public required string Opinion { get; init; }

    /// <summary>Ids of the findings.</summary>
    [Description("Ids of the findings.")]
    public ImmutableArray<string>? Findings { get; init; }

    /// <summary>The claimed brand.</summary>
    [Description("The claimed brand, or null.")]
    public string? Brand { get; init; }

    /// <summary>What the person wrote.</summary>
    [Description("What the person wrote, at most 2000 characters; needs consentText.")]
    public string? Text { get; init; }

    /// <summary>Whether the text may be kept.</summary>
    [Description("Whether the person agreed that the text is kept.")]
    public bool ConsentText { get; init; }

    /// <summary>The language of the page.</summary>
    [Description("ja or en.")]
    public string? Lang { get; init; }

    internal Feedback ToFeedback()
    {
        var text = string.IsNullOrWhiteSpace(Text) ? null : Text.Trim();
        if (text is not null && !ConsentText)
        {
            throw new Refused(Cause.ConsentNeeded);
        }

        if (text is { Length: > TextMost })
        {
            throw new Refused(Cause.TooLong);
        }

        var known = Signals.SignalCatalog.All.Select(s => s.Descriptor.Id).ToHashSet(StringComparer.Ordinal);
        return new Feedback(
            Words.OneOf("level", Level, "scam", "suspicious", "nothingFound"),
            Words.OneOf("opinion", Opinion, "scam", "genuine", "unsure"),
            Words.Brand(Brand)?.Id,
            [.. (Findings ?? []).Where(known.Contains).Distinct(StringComparer.Ordinal).Take(FindingsMost)],
            text,
            Lang is "en" ? "en" : "ja");
    }
}

/// <summary>The token of a receipt.</summary>
internal sealed record DeleteBody
{
    /// <summary>The token.</summary>
    public required string Token { get; init; }
}
