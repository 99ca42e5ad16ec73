using System.Collections.Immutable;
using Miyaburi.Brands;
using Miyaburi.Recovery;
using Miyaburi.Reports;
using Miyaburi.Server.Hosting;
using Miyaburi.Signals;

namespace Miyaburi.Server.Api;

/// <summary>What the engine knows: brands, signals, desks.</summary>
internal static class DataEndpoints
{
    internal static void Map(WebApplication app)
    {
        app.MapGet("/v1/brands", () => TypedResults.Json(EngineData.Embedded.Brands.All.Select(b => new BrandLine(b.Id, b.Names, b.Category)), ApiJson.Readable))
            .AsData("brands", "Brands", "List the companies and authorities that are known")
            .Produces<IEnumerable<BrandLine>>();
        app.MapGet("/v1/brands/{id}", (string id) => TypedResults.Json(BrandAnswer.Of(EngineData.Embedded.Brands.Find(id) ?? throw new Refused(Cause.NotFound)), ApiJson.Readable))
            .AsData("brand", "Brands", "Everything known of one, each fact with its source")
            .Produces<BrandAnswer>()
            .Refuses(Cause.NotFound);
        app.MapGet("/v1/signals", () => TypedResults.Json(SignalCatalog.All.Select(s => SignalAnswer.Of(s.Descriptor)), ApiJson.Readable))
            .AsData("signals", "Signals", "List what is looked for in a message")
            .Produces<IEnumerable<SignalAnswer>>();
        app.MapGet("/v1/contacts", () => TypedResults.Json(RecoveryGuide.Default.DeskGroups.Select(g => new DeskGroupAnswer(g.Id, [.. g.Desks.Select(DeskAnswer.Of)])), ApiJson.Readable))
            .AsData("contacts", "Contacts", "List the desks that help, each number with the owner's page it was read on")
            .Produces<IEnumerable<DeskGroupAnswer>>();
    }
}

/// <summary>A brand in the list.</summary>
internal sealed record BrandLine(string Id, Bilingual Names, string Category);

/// <summary>A brand. A fact's <c>source</c> is a key of <c>sources</c>. Senders are forged too: a match proves nothing.</summary>
internal sealed record BrandAnswer(
    string Id,
    Bilingual Names,
    string Category,
    string Region,
    ImmutableArray<BrandDomain> Domains,
    ImmutableArray<BrandDomain> FamilyDomains,
    ImmutableArray<MailSender> MailSenders,
    ImmutableArray<SmsSender> SmsSenders,
    ImmutableArray<BrandPhone> Phones,
    ImmutableArray<BrandFact> Conduct,
    ImmutableArray<BrandFact> Practice,
    ImmutableArray<ReachAdvice> Reach,
    ImmutableArray<BrandHistory> History,
    ImmutableDictionary<string, FactSource> Sources)
{
    internal static BrandAnswer Of(Brand brand)
    {
        var file = brand.File;
        return new(
            brand.Id, brand.Names, brand.Category, file.Region, file.Domains, file.FamilyDomains, file.MailSenders, file.SmsSenders,
            file.Phones, file.Conduct, file.Practice, file.Reach, file.History, file.Sources);
    }
}

/// <summary>A signal: what is looked for, and what it says to a reader.</summary>
internal sealed record SignalAnswer(string Id, SignalGroup Group, Bilingual Name, Bilingual Text, bool IsImpossible)
{
    internal static SignalAnswer Of(SignalDescriptor signal) => new(signal.Id, signal.Group, signal.Name, signal.Text, signal.IsImpossible);
}

/// <summary>The desks of one kind.</summary>
internal sealed record DeskGroupAnswer(string Id, ImmutableArray<DeskAnswer> Desks);

/// <summary>A desk that helps.</summary>
internal sealed record DeskAnswer(
    string Id,
    Bilingual Names,
    Bilingual Purpose,
    ImmutableArray<PlanPhone> Phones,
    Bilingual? InsteadOfPhone,
    string? Url,
    string? Mail,
    Bilingual? Hours,
    Bilingual? Note,
    DateOnly Seen,
    ImmutableArray<PlanSourceDocument> Sources)
{
    internal static DeskAnswer Of(PlanContact desk) => new(
        desk.Id, desk.Names, desk.Purpose, desk.Phones, desk.InsteadOfPhone, desk.Url, desk.Mail, desk.Hours, desk.Note, desk.Seen,
        [.. desk.Sources.Select(PlanSourceDocument.Of)]);
}
