using Microsoft.AspNetCore.Http.Features;
using Miyaburi.Messages;
using Miyaburi.Recovery;
using Miyaburi.Reports;
using Miyaburi.Server.Api;
using Miyaburi.Server.Hosting;
using Miyaburi.Server.Storage;

namespace Miyaburi.Server.Pages;

/// <summary>The pages, each in Japanese and in English. They work without script, as forms.</summary>
internal static class PageEndpoints
{
    internal static void Map(WebApplication app)
    {
        Get(app, "/", (_, view) => HomePage.Of(view));
        Get(app, "/plan", (context, view) => PlanOf(context, context.Request.Query, view));
        Get(app, "/brands", (context, view) => BrandsPage.Of(view, context.Request.Query["q"].ToString()));
        Get(app, "/brands/{id}", (context, view) => BrandPage.Of(EngineData.Embedded.Brands.Find((string)context.Request.RouteValues["id"]!) ?? throw new Refused(Cause.NotFound), context.RequestServices.GetRequiredService<FakeHosts>(), Waves(context), RangeOf(context), view));
        Get(app, "/waves", (context, view) => WavesPage.Of(Waves(context), WaveEndpoints.Filter(context.Request.Query["brand"], context.Request.Query["lure"], context.Request.Query["state"]), RangeOf(context), view)).RequireRateLimiting(RateLimits.Looking);
        Get(app, "/waves/{id}", (context, view) => WavePage.Of(Waves(context).Find((string)context.Request.RouteValues["id"]!) ?? throw new Refused(Cause.NotFound), RangeOf(context), Waves(context).Today, view)).RequireRateLimiting(RateLimits.Looking);
        Get(app, "/contacts", (_, view) => ContactsPage.Of(view));
        Get(app, "/how", (_, view) => HowPage.Of(view));
        Get(app, "/privacy", (_, view) => PrivacyPage.Of(view));
        Get(app, "/offline", (_, view) => OfflinePage.Of(view));
        Get(app, "/docs/api", (_, view) => ApiPage.Of(view));
        Post(app, "/check", CheckAsync).RunningEngine().RequireRateLimiting(RateLimits.Checks);
        Post(app, "/plan", async (context, view) => PlanOf(context, await FormAsync(context), view)).RequireRateLimiting(RateLimits.Checks);
        Post(app, "/feedback", FeedbackAsync).RequireRateLimiting(RateLimits.Storing);
        Post(app, "/reports", ReportAsync).RequireRateLimiting(RateLimits.Storing);
        Post(app, "/reports/delete", RetractAsync).RequireRateLimiting(RateLimits.Checks);
        Post(app, "/feedback/delete", DeleteAsync).RequireRateLimiting(RateLimits.Checks);
        foreach (var language in Languages)
        {
            var view = new HtmlView(language);
            app.MapRead(view.Path("/check"), () => TypedResults.Redirect(view.Path("/")));
            MapShare(app, view);
            app.MapPost(view.Path("/plan.ics"), (Delegate)((HttpContext context) => CalendarAsync(context, language))).RequireRateLimiting(RateLimits.Checks).DisableAntiforgery().ExcludeFromDescription();
        }
    }

    /// <summary>
    /// What another app shares is taken by the service worker on the device. Should one be missing, nothing of it is read
    /// here: nobody was told that it would be sent. The page then asks for the text.
    /// </summary>
    private static void MapShare(WebApplication app, HtmlView view) =>
        app.MapPost(view.Path("/share"), (HttpContext context) =>
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = view.Path("/") + "#shared";
        }).DisableAntiforgery().ExcludeFromDescription();

    /// <summary>The language of an address.</summary>
    internal static Language LanguageOf(PathString path) => path.StartsWithSegments("/en", StringComparison.Ordinal) ? Language.En : Language.Ja;

    private static readonly Language[] Languages = [Language.Ja, Language.En];

    private static Both Get(WebApplication app, string path, Func<HttpContext, HtmlView, Page> page)
    {
        return new([.. Languages.Select(language => Map(new HtmlView(language)))]);

        RouteHandlerBuilder Map(HtmlView view) => app.MapRead(view.Path(path), (HttpContext context, Site site) => site.WriteAsync(context, page(context, view)));
    }

    private static Both Post(WebApplication app, string path, Func<HttpContext, HtmlView, Task<Page>> page)
    {
        return new([.. Languages.Select(language => Map(new HtmlView(language)))]);

        // No cookie and no session exist that another site could use in the person's name: there is nothing to guard with tokens.
        RouteHandlerBuilder Map(HtmlView view) => app.MapPost(view.Path(path), async (HttpContext context, Site site) => await site.WriteAsync(context, await page(context, view)))
            .DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<Page> CheckAsync(HttpContext context, HtmlView view)
    {
        var fields = await FormAsync(context);
        var form = new CheckForm(fields["message"].ToString(), fields["sender"].ToString().Trim(), fields["kind"].ToString());
        try
        {
            var reading = new ReadOptions { Kind = Words.Kind(form.Kind), Sender = form.Sender.Length == 0 ? null : form.Sender };
            var input = fields.Files is [{ Length: > 0 } file, ..]
                ? new CheckInput { Reading = reading, Bytes = await BytesAsync(file, context.RequestAborted) }
                : new CheckInput { Reading = reading, Text = form.Message };
            var (report, _) = context.RequestServices.GetRequiredService<Checker>().Check(input);
            return ResultPage.Of(report, view);
        }
        catch (Refused refused)
        {
            context.Response.StatusCode = refused.Cause.Status;
            return HomePage.Of(view, form, refused.Cause);
        }
    }

    private static Page PlanOf(HttpContext context, IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> fields, HtmlView view)
    {
        var given = fields.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        var isEasy = view.Language is Language.Ja && given.TryGetValue("easy", out var easy) && (!HttpMethods.IsPost(context.Request.Method) || easy == "1");
        var choices = Choices(given);
        var wording = view with { Wording = isEasy && view.Language is Language.Ja ? Wording.Easy : Wording.Usual, Customer = choices.Customer };
        var plan = given.ContainsKey("go") || !choices.Did.IsEmpty ? context.RequestServices.GetRequiredService<Planner>().Plan(choices) : null;
        return PlanPage.Of(choices, plan, wording);
    }

    private static async Task<IResult> CalendarAsync(HttpContext context, Language language)
    {
        var form = await FormAsync(context);
        var plan = context.RequestServices.GetRequiredService<Planner>().Plan(Choices(form.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal)));
        var calendar = PlanCalendar.Render(plan, language) ?? throw new Refused(Cause.NotFound);
        context.Response.Headers.ContentDisposition = "attachment; filename=\"miyaburi.ics\"";
        return EngineBytes.Text("text/calendar", calendar);
    }

    private static ChoiceContext Choices(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> fields) => new()
    {
        Did = Words.Did(fields.GetValueOrDefault("did")),
        Brand = Words.Brand(fields.GetValueOrDefault("brand").ToString()),
        Lures = Words.Lures(fields.GetValueOrDefault("lures")),
        Channel = Words.Channel(fields.GetValueOrDefault("channel").ToString()),
        Customer = Words.Customer(fields.GetValueOrDefault("customer").ToString()),
        On = Words.Day("on", fields.GetValueOrDefault("on").ToString()),
    };

    private static async Task<Page> FeedbackAsync(HttpContext context, HtmlView view)
    {
        if (!Keys.IsOwnPage(context.Request))
        {
            throw new Refused(Cause.KeyNeeded);
        }

        var form = await FormAsync(context);
        var body = new FeedbackBody
        {
            Level = form["level"].ToString(),
            Opinion = form["opinion"].ToString(),
            Findings = [.. form["findings"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Brand = form["brand"].ToString(),
            // Without the tick the text is left out; the person is told so.
            Text = form["consentText"] == "true" ? form["text"].ToString() : null,
            ConsentText = form["consentText"] == "true",
            Lang = view.Language is Language.En ? "en" : "ja",
        };
        var services = context.RequestServices;
        var said = body.ToFeedback();
        var receipt = services.GetRequiredService<FeedbackStore>().Add(said, null, services.GetRequiredService<TimeProvider>().GetUtcNow());
        return FeedbackPage.Thanks(said, receipt, view);
    }

    private static async Task<Page> ReportAsync(HttpContext context, HtmlView view)
    {
        if (!Keys.IsOwnPage(context.Request))
        {
            throw new Refused(Cause.KeyNeeded);
        }

        var form = await FormAsync(context);
        if (Words.Day("on", form["on"]) is { } day && day < ReportBody.Oldest(Waves(context).Today))
        {
            return ReportedPage.TooOld(day, view);
        }

        var body = new ReportBody
        {
            Id = Guid.NewGuid(),
            Skeleton = form["skeleton"].ToString(),
            Brand = form["brand"].ToString(),
            Lure = form["lure"].ToString(),
            Hosts = [.. form["hosts"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Says = form["says"].ToString(),
            On = form["on"].ToString(),
        };
        return ReportedPage.Thanks(await ReportEndpoints.KeepAsync(context, body, null), body.IsObjection, view);
    }

    private static async Task<Page> RetractAsync(HttpContext context, HtmlView view)
    {
        var form = await FormAsync(context);
        return await context.RequestServices.GetRequiredService<IReportKeeper>().EraseAsync(form["token"].ToString(), context.RequestAborted)
            ? ReportedPage.Deleted(view)
            : throw new Refused(Cause.NotFound);
    }

    private static WaveViews Waves(HttpContext context) => context.RequestServices.GetRequiredService<WaveViews>();

    private static TimelineRange RangeOf(HttpContext context) => TimelineRange.Of(context.Request.Query);

    private static async Task<Page> DeleteAsync(HttpContext context, HtmlView view)
    {
        var form = await FormAsync(context);
        return context.RequestServices.GetRequiredService<FeedbackStore>().Delete(new FeedbackReceipt(form["id"].ToString(), form["token"].ToString()))
            ? FeedbackPage.Deleted(view)
            : throw new Refused(Cause.NotFound);
    }

    private static async Task<IFormCollection> FormAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            throw new Refused(Cause.InvalidForm);
        }

        try
        {
            var most = context.RequestServices.GetRequiredService<ServerOptions>().BodyBytes;
            return await context.Request.ReadFormAsync(new FormOptions { ValueLengthLimit = most, MultipartBodyLengthLimit = most, MemoryBufferThreshold = most }, context.RequestAborted);
        }
        catch (Exception error) when (error is InvalidDataException || (error is IOException and not BadHttpRequestException))
        {
            throw new Refused(Cause.InvalidForm);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(IFormFile file, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        return bytes.ToArray();
    }

    /// <summary>The same page in both languages.</summary>
    private sealed record Both(RouteHandlerBuilder[] Endpoints)
    {
        internal Both RunningEngine()
        {
            Array.ForEach(Endpoints, e => e.RunsEngine());
            return this;
        }

        internal void RequireRateLimiting(string policy) => Array.ForEach(Endpoints, e => e.RequireRateLimiting(policy));
    }
}
