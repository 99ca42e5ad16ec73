using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Server.Hosting;
using Miyaburi.Server.Pages;
using Miyaburi.Server.Storage;
using Miyaburi.Waves;

namespace Miyaburi.Server.Api;

/// <summary>What goes round: waves that enough independent reporters saw.</summary>
internal static class WaveEndpoints
{
    private const int Usual = 50;

    /// <summary>A wave that the operator hides is gone once our own answer is: nobody on the way goes on giving what they have without asking.</summary>
    private const string Fresh = "no-cache";

    internal static void Map(WebApplication app)
    {
        app.MapGet("/v1/waves", (WaveViews waves, string? brand, string? lure, string? state, string? on, int? most) =>
                TypedResults.Json(waves.Lines(Filter(brand, lure, state), Words.Day("on", on) ?? waves.Today, Math.Clamp(most ?? Usual, 1, WaveViews.Most)).Select(WaveAnswer.Of), ApiJson.Readable))
            .AsData("waves", "Waves", "List waves, the last seen first; brand, lure and state (new, active, dormant, returned) narrow it", Fresh)
            .RequireRateLimiting(RateLimits.Looking)
            .Produces<IEnumerable<WaveAnswer>>()
            .Refuses(Cause.UnknownValue, Cause.InvalidDate, Cause.TooManyRequests, Cause.Busy);
        app.MapGet("/v1/waves/digest", DigestAsync)
            .AsData("waveDigest", "Waves", "The digest by which a device recognises waves without asking: numbers by brand, and signatures of texts that five separate senders of reports sent", Fresh)
            .RequireRateLimiting(RateLimits.Looking)
            .Produces<WaveDigestFile>()
            .Refuses(Cause.TooManyRequests, Cause.Busy);
        app.MapGet("/v1/waves/{id}", (string id, WaveViews waves) => TypedResults.Json(WaveDetailAnswer.Of(Find(waves, id), waves.Today), ApiJson.Readable))
            .AsData("wave", "Waves", "One wave in full; the name of a wave that was merged leads here too", Fresh)
            .RequireRateLimiting(RateLimits.Looking)
            .Produces<WaveDetailAnswer>()
            .Refuses(Cause.NotFound, Cause.TooManyRequests, Cause.Busy);
        app.MapGet("/v1/waves/{id}/timeline", (string id, WaveViews waves) => TypedResults.Json(TimelineAnswer.Of(Find(waves, id)), ApiJson.Readable))
            .AsData("waveTimeline", "Waves", "When and how often a wave was seen: days, phases, bursts", Fresh)
            .RequireRateLimiting(RateLimits.Looking)
            .Produces<TimelineAnswer>()
            .Refuses(Cause.NotFound, Cause.TooManyRequests, Cause.Busy);
        app.MapGet("/v1/timelines", (WaveViews waves, string? brand, string? lure) => TypedResults.Json(SeriesAnswer.Of(Series(brand, lure), waves), ApiJson.Readable))
            .AsData("timelines", "Waves", "When and how often scams in a company's name, or with a lure, were seen; both together narrow it", Fresh)
            .RequireRateLimiting(RateLimits.Looking)
            .Produces<SeriesAnswer>()
            .Refuses(Cause.UnknownValue, Cause.TooManyRequests, Cause.Busy);
        foreach (var language in new[] { Language.Ja, Language.En })
        {
            var view = new Reports.HtmlView(language);
            app.MapRead(view.Path("/waves.atom"), (HttpContext context, Site site, string? brand, string? lure) => Feed(context, site, Words.Brand(brand), Words.Lure(lure), view))
                .RequireRateLimiting(RateLimits.Looking);
        }
    }

    /// <summary>What a query asks for.</summary>
    /// <exception cref="Refused">A value is none of those that are defined.</exception>
    internal static WaveFilter Filter(string? brand, string? lure, string? state) => new() { Brand = Words.Brand(brand)?.Id, Lure = Words.Lure(lure), State = Words.State(state) };

    private static WaveFilter Series(string? brand, string? lure) => Filter(brand, lure, null) is { } filter && (filter.Brand ?? filter.Lure) is not null
        ? filter
        : throw new Refused(Cause.UnknownValue.Because(new("brand か lure を入れてください。", "Give brand, lure or both.")));

    private static WaveDetail Find(WaveViews waves, string id) => waves.Find(id) ?? throw new Refused(Cause.NotFound);

    private static IResult DigestAsync(HttpContext context, WaveViews waves) => Unless(context, waves.Digest(), "application/json; charset=utf-8");

    private static IResult Feed(HttpContext context, Site site, Brand? brand, string? lure, Reports.HtmlView view)
    {
        var services = context.RequestServices;
        var waves = services.GetRequiredService<WaveViews>();
        var news = waves.News(new WaveFilter { Brand = brand?.Id, Lure = lure });
        var told = services.GetRequiredService<FeedTimes>().Of([.. news.Select(n => n.Event)], waves.AllNews);
        return Unless(context, Written.Of(WaveFeed.Of(news, told, brand, lure, site.BaseUrl(context.Request), view)), "application/atom+xml; charset=utf-8");
    }

    /// <summary>A text that is asked for again and again, unless whoever asks has this very one.</summary>
    private static IResult Unless(HttpContext context, Written written, string type)
    {
        context.Response.Headers.ETag = written.Tag.ToString();
        context.Response.Headers.CacheControl = Fresh;
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(written.Tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Text(written.Text, type);
    }
}

/// <summary>A wave in the list.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Brand">The company most of it claims to be, or null.</param>
/// <param name="Lure">What most of it holds out, or null.</param>
/// <param name="State">What it is doing on the day asked for.</param>
/// <param name="First">First sighting.</param>
/// <param name="Last">Last sighting.</param>
/// <param name="Count">Sightings.</param>
/// <param name="Others">Further companies whose name it takes.</param>
/// <param name="Returns">How often it came back after a quiet time.</param>
/// <param name="Phase">The last stretch without a quiet time.</param>
/// <param name="Burst">Since when more is seen than usual, or null.</param>
internal sealed record WaveAnswer(string Id, string? Brand, string? Lure, WaveState State, DateOnly First, DateOnly Last, int Count, int Others, int Returns, PhaseAnswer Phase, BurstAnswer? Burst)
{
    internal static WaveAnswer Of(WaveLine line) => new(
        line.Summary.Id, line.Summary.Brand, line.Summary.Lure, line.Summary.State, line.Summary.First, line.Summary.Last, line.Summary.Count, line.Summary.Others,
        line.Returns, PhaseAnswer.Of(line.Phase), line.Burst is null ? null : BurstAnswer.Of(line.Burst));
}

/// <summary>A stretch of sightings without a quiet time.</summary>
internal sealed record PhaseAnswer(DateOnly From, DateOnly To, int Count)
{
    internal static PhaseAnswer Of(WavePhase phase) => new(phase.From, phase.To, phase.Count);
}

/// <summary>A stretch with more than usual: <c>usual</c> is what the days before would have brought, <c>tail</c> its Poisson tail probability.</summary>
internal sealed record BurstAnswer(DateOnly From, DateOnly To, int Count, double Usual, double Tail)
{
    internal static BurstAnswer Of(Burst burst) => new(burst.From, burst.To, burst.Count, burst.Usual, burst.Tail);
}

/// <summary>Sightings of a day.</summary>
internal sealed record DayAnswer(DateOnly Day, int Count);

/// <summary>When and how often a wave was seen.</summary>
internal sealed record TimelineAnswer(string Id, WaveState State, ImmutableArray<PhaseAnswer> Phases, ImmutableArray<BurstAnswer> Bursts, ImmutableArray<DayAnswer> Days)
{
    internal static TimelineAnswer Of(WaveDetail wave) => new(
        wave.Summary.Id, wave.Summary.State, [.. wave.Phases.Select(PhaseAnswer.Of)], [.. wave.Bursts.Select(BurstAnswer.Of)], [.. wave.Days.Select(d => new DayAnswer(d.Day, d.Count))]);
}

/// <summary>When and how often a company's name or a lure was seen, in all waves that may be shown.</summary>
/// <param name="Brand">The company asked for, or null.</param>
/// <param name="Lure">The lure asked for, or null.</param>
/// <param name="State">What it is doing today; null when nothing was ever seen.</param>
/// <param name="Phases">Stretches without a quiet time, oldest first.</param>
/// <param name="Bursts">When more was seen than usual, oldest first.</param>
/// <param name="Days">Days with sightings, oldest first.</param>
internal sealed record SeriesAnswer(string? Brand, string? Lure, WaveState? State, ImmutableArray<PhaseAnswer> Phases, ImmutableArray<BurstAnswer> Bursts, ImmutableArray<DayAnswer> Days)
{
    internal static SeriesAnswer Of(WaveFilter filter, WaveViews waves)
    {
        ImmutableArray<DayCount> days = [.. waves.Days(filter).Where(d => d.Day <= waves.Today)];
        var (state, phases) = WavePhases.Of(days, waves.Today, WaveRules.Default);
        return new(
            filter.Brand, filter.Lure, days.IsEmpty ? null : state, [.. phases.Select(PhaseAnswer.Of)],
            [.. Burst.Of(days, WaveRules.Default).Select(BurstAnswer.Of)], [.. days.Select(d => new DayAnswer(d.Day, d.Count))]);
    }
}

/// <summary>A host of a wave, defanged: nobody follows it by accident.</summary>
internal sealed record HostAnswer(string Host, DateOnly First, DateOnly Last, int Count);

/// <summary>Something that happened to a wave.</summary>
internal sealed record EventAnswer(DateOnly Day, WaveEventKind Kind, string Other);

/// <summary>One wave.</summary>
/// <param name="Wave">What the list says of it.</param>
/// <param name="Brands">Companies whose name it takes, that of the most sightings first.</param>
/// <param name="Variants">Different texts and sites.</param>
/// <param name="Objections">Separate senders of reports who say that a verdict on it was wrong; null while they are fewer than five, which may be none.</param>
/// <param name="Example">The masked text that five or more separate senders of reports sent in the very same form, or null.</param>
/// <param name="Hosts">Hosts that enough independent reporters saw, defanged.</param>
/// <param name="Events">What happened to it, oldest first.</param>
internal sealed record WaveDetailAnswer(WaveAnswer Wave, ImmutableArray<string> Brands, int Variants, int? Objections, Bilingual? Example, ImmutableArray<HostAnswer> Hosts, ImmutableArray<EventAnswer> Events)
{
    internal static WaveDetailAnswer Of(WaveDetail wave, DateOnly on) => new(
        WaveAnswer.Of(wave.Line(on, WaveRules.Default)),
        wave.Brands,
        wave.Variants,
        wave.Objections == 0 ? null : wave.Objections,
        wave.Example is { } example ? Mask.Words(example) : null,
        [.. wave.Hosts.Select(h => new HostAnswer(WaveSentences.Defanged(h.Host), h.First, h.Last, h.Count))],
        [.. wave.Events.Select(e => new EventAnswer(e.Day, e.Kind, e.Other))]);
}
