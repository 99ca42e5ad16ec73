using System.Collections.Immutable;
using System.ComponentModel;
using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Server.Hosting;
using Miyaburi.Server.Storage;
using Miyaburi.Verdicts;
using Miyaburi.Waves;

namespace Miyaburi.Server.Api;

/// <summary>
/// Reports of scams for waves: the site's own pages may send them on a person's word, other programs with a key. A person's
/// report counts for the network it comes from; the token of the answer deletes it.
/// </summary>
internal static class ReportEndpoints
{
    internal static void Map(WebApplication app)
    {
        app.MapPost("/v1/reports", AddAsync)
            .RequireRateLimiting(RateLimits.Reports)
            .WithName("addReport")
            .WithTags("Waves")
            .WithSummary("Report a scam message")
            .WithDescription("Keeps the masked skeleton of a message, the company it names, the lure, the day and, if given, the hosts its links lead to; never its text, its sender or its reader. A second report of the same id is the same report. Nothing a single person sends is shown: a wave or a host needs five people, an example five separate senders of reports. With says=genuine it is kept as an objection beside the wave. The token deletes the report; whoever knows the id gets the token. Needs an API key unless the site's own page sends it; what the holder of a key reports counts as seen by a source that the operator trusts. Keys of one name have one holder.")
            .Accepts<ReportBody>("application/json")
            .Produces<ReportReceipt>(StatusCodes.Status201Created)
            .Produces<ReportReceipt>(StatusCodes.Status200OK)
            .Refuses(Cause.InvalidJson, Cause.OneInput, Cause.UnknownValue, Cause.InvalidDate, Cause.KeyNeeded, Cause.KeyUnknown, Cause.MediaType, Cause.NothingToRecognise, Cause.TooManyRequests, Cause.Busy);
        app.MapDelete("/v1/reports", DeleteAsync)
            .RequireRateLimiting(RateLimits.Checks)
            .WithName("deleteReport")
            .WithTags("Waves")
            .WithSummary("Delete a report by the token of its answer")
            .Accepts<DeleteBody>("application/json")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(Cause.InvalidJson, Cause.NotFound, Cause.MediaType, Cause.TooManyRequests, Cause.Busy);
    }

    /// <summary>Keeps a report, whoever sent it.</summary>
    /// <exception cref="Refused">It is not kept.</exception>
    internal static async Task<ReportReceipt> KeepAsync(HttpContext context, ReportBody body, ApiKey? key)
    {
        var services = context.RequestServices;
        var keeper = services.GetRequiredService<IReportKeeper>();
        var reporter = key is null ? await keeper.ReporterAsync(context.Connection.RemoteIpAddress) : HolderOf(key);
        var sighting = await SightingAsync(context, body, reporter, key is null ? SightingSource.Person : SightingSource.Gateway);
        var receipt = body.IsObjection ? await keeper.ObjectAsync(sighting, context.RequestAborted) : await keeper.AddAsync(sighting, context.RequestAborted);
        Telemetry.Reported(JsonNames.Camel(receipt));
        return receipt switch
        {
            Receipt.Empty => throw new Refused(Cause.NothingToRecognise),
            Receipt.OverQuota => throw new Refused(Cause.TooManyRequests),
            Receipt.Known when !services.GetRequiredService<WaveViews>().Has(sighting.Id) => new ReportReceipt(body.Id, "known", null),
            _ => new ReportReceipt(body.Id, JsonNames.Camel(receipt), keeper.TokenOf(sighting.Id)),
        };
    }

    /// <summary>Keys of one name have one holder: a key that replaced another does not make two senders of the same text.</summary>
    private static Guid HolderOf(ApiKey key) => Sighting.Pseudonym("key of " + key.Name.Trim().ToUpperInvariant());

    /// <summary>The token is in the body: addresses get into the logs of what stands in between.</summary>
    private static async Task<IResult> DeleteAsync(HttpContext context, IReportKeeper keeper)
    {
        ApiJson.Need(context.Request);
        var body = await ApiJson.ReadAsync(context.Request, RequestJson.Default.DeleteBody);
        return await keeper.EraseAsync(body.Token, context.RequestAborted) ? TypedResults.NoContent() : throw new Refused(Cause.NotFound);
    }

    /// <summary>A text is judged like a check and takes one's place; a skeleton costs next to nothing and waits for nobody.</summary>
    private static async Task<Sighting> SightingAsync(HttpContext context, ReportBody body, Guid reporter, SightingSource source)
    {
        var services = context.RequestServices;
        using var place = body.Text is null ? null : await RateLimits.PlaceAsync(context);
        return body.ToSighting(services.GetRequiredService<Checker>(), JapanTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow()), reporter, source);
    }

    private static async Task<IResult> AddAsync(HttpContext context, KeyStore keys)
    {
        // A key that is presented must be right, also from the site's own page: with one, more may be sent.
        var key = Keys.IsOwnPage(context.Request) && !RateLimits.HasKey(context.Request) ? null : Keys.Need(context.Request, keys);
        ApiJson.Need(context.Request);
        var receipt = await KeepAsync(context, await ApiJson.ReadAsync(context.Request, RequestJson.Default.ReportBody), key);
        return TypedResults.Json(receipt, ApiJson.Readable, statusCode: receipt.State is "accepted" ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}

/// <summary>A report of a message: exactly one of <c>skeleton</c> and <c>text</c>.</summary>
internal sealed record ReportBody
{
    private const int DaysBack = 7;
    private const int HostsMost = 16;
    private const int PatternsMost = 16;

    /// <summary>The reporter's identifier.</summary>
    [Description("A random UUID of the reporter's own; a second report of the same id is the same report.")]
    public required Guid Id { get; init; }

    /// <summary>The skeleton.</summary>
    [Description("The masked skeleton as the engine makes it. It is masked once more here.")]
    public string? Skeleton { get; init; }

    /// <summary>The text.</summary>
    [Description("The text, for programs without the engine. It is judged, made a skeleton and thrown away; one in which nothing is found is refused.")]
    public string? Text { get; init; }

    /// <summary>The claimed brand.</summary>
    [Description("Id of the company the message names, as GET /v1/brands lists them; for a skeleton.")]
    public string? Brand { get; init; }

    /// <summary>The lure.</summary>
    [Description("Id of the weightiest lure, such as unpaidBill; for a skeleton.")]
    public string? Lure { get; init; }

    /// <summary>Hosts that its links lead to.</summary>
    [Description("Hosts that its links lead to, for a skeleton. Hosts of known companies are left out.")]
    public ImmutableArray<string>? Hosts { get; init; }

    /// <summary>Patterns of the paths of its links.</summary>
    [Description("With a key, for a skeleton: at most 16 patterns of its links as the engine makes them (p:/ja-JP/login.php, t:jcom.co.jp.*.cn), in which what may name a reader is masked. Anything else is refused. They join waves, so a report without a key must not have any.")]
    public ImmutableArray<string>? Patterns { get; init; }

    /// <summary>The day it was received.</summary>
    [Description("The day it was received, in Japan; today when missing, at most a week ago (400 days with a key). Without a key, a day of last year counts as 1 January.")]
    public string? On { get; init; }

    /// <summary>What the reporter says it is.</summary>
    [Description("scam, or genuine for an objection to the verdict; scam when missing.")]
    public string? Says { get; init; }

    internal bool IsObjection => Says is "genuine";

    /// <summary>The earliest day that a person may report: what is older says nothing of what goes round now.</summary>
    internal static DateOnly Oldest(DateOnly today) => today.AddDays(-DaysBack);

    internal Sighting ToSighting(Checker checker, DateOnly today, Guid reporter, SightingSource source)
    {
        if (!string.IsNullOrEmpty(Says))
        {
            Words.OneOf("says", Says, "scam", "genuine");
        }

        if (Id == Guid.Empty)
        {
            // Everybody who forgot to draw one would have the same, and the token of the first.
            throw new Refused(Cause.UnknownValue.Because(Bilingual.Same("(id)")));
        }

        var day = Words.Day("on", On) ?? today;
        if (day > today || day < today.AddDays(source is SightingSource.Person ? -DaysBack : -WaveRules.Default.RetentionDays))
        {
            throw new Refused(Cause.InvalidDate.Because(Bilingual.Same("(on)")));
        }

        var traits = (Skeleton, Text) switch
        {
            ({ } skeleton, null) => WaveTraits.Of(skeleton, Words.Brand(Brand)?.Id, Words.Lure(Lure), (Hosts ?? []).Take(HostsMost), PatternsOf(source), EngineData.Embedded.Brands),
            (null, { } text) => OfText(text, checker),
            _ => throw new Refused(Cause.OneInput.Because(new("(skeleton・text)", "(skeleton, text)"))),
        };
        return traits.Signature.IsEmpty
            ? throw new Refused(Cause.NothingToRecognise)
            : new Sighting { Id = StoredId(reporter, source), Day = DayOf(day, today, source), Reporter = reporter, Source = source, Traits = traits };
    }

    /// <summary>Links join waves only as a source saw them that the operator trusts: what a person makes up must not.</summary>
    private ImmutableArray<string> PatternsOf(SightingSource source)
    {
        ImmutableArray<string> patterns = Patterns is { IsDefault: false } given ? given : [];
        if (!patterns.IsEmpty && source is SightingSource.Person)
        {
            throw new Refused(Cause.KeyNeeded);
        }

        return patterns.Length <= PatternsMost && patterns.All(p => p is not null && LinkPattern.IsMadeHere(p))
            ? patterns
            : throw new Refused(Cause.UnknownValue.Because(Bilingual.Same("(patterns)")));
    }

    /// <summary>Names of people end with the year: what they say of last year's last days counts as said this year, or they could say it twice.</summary>
    private static DateOnly DayOf(DateOnly day, DateOnly today, SightingSource source) =>
        source is SightingSource.Person && day.Year < today.Year ? new DateOnly(today.Year, 1, 1) : day;

    /// <summary>
    /// What is said by whom has names of its own: nobody gets the token of another's report, or of what the operator imported, by giving its id.
    /// People are one name space, since a telephone that tries again may have changed its network.
    /// </summary>
    private Guid StoredId(Guid reporter, SightingSource source) =>
        Sighting.IdOf(source is SightingSource.Person ? "report of a person" : $"report of {reporter:N}", Id.ToByteArray(bigEndian: true));

    private static WaveTraits OfText(string text, Checker checker)
    {
        var (report, _) = checker.Check(new CheckInput { Text = text, Reading = ReadOptions.Default });
        return report.Verdict.Level is Level.NothingFound
            ? throw new Refused(Cause.NothingToRecognise)
            : WaveTraits.Of(report.Facts, report.ClaimedBrand?.Id, report.Verdict.Lures.FirstOrDefault());
    }
}

/// <summary>What became of a report.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State"><c>accepted</c>, or <c>known</c> when it, or the same text of the same reporter and day, was there.</param>
/// <param name="Token">Deletes the report; null when it is not this one that is kept.</param>
internal sealed record ReportReceipt(Guid Id, string State, string? Token);
