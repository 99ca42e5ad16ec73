using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Miyaburi.Recovery;

/// <summary>Everything a plan is made from: steps, notices, desks, exposures. Immutable; read once and shared.</summary>
public sealed class RecoveryGuide
{
    private static readonly Lazy<RecoveryGuide> Shared = new(() => Load(GuideFiles.Embedded()));
    private readonly FrozenDictionary<string, Contact> contacts;
    private readonly FrozenDictionary<Exposure, ExposureEntry> exposures;

    private RecoveryGuide(ImmutableArray<GuideFile> files, ImmutableArray<ContactFile> desks, ExposureFile asked)
    {
        Steps = [.. from file in files from step in file.Steps select new Sourced<GuideStep>(step, file.Sources)];
        Donts = Notices(files, f => f.Donts);
        Evidence = Notices(files, f => f.Evidence);
        Confirm = Notices(files, f => f.Confirm);
        Exposures = asked.Exposures;
        exposures = asked.Exposures.ToFrozenDictionary(e => e.Id);
        Contacts = [.. from file in desks from contact in file.Contacts select contact];
        ContactSources = desks.SelectMany(f => f.Contacts.Select(c => (c.Id, f.Sources))).ToFrozenDictionary(p => p.Id, p => p.Sources, StringComparer.Ordinal);
        contacts = Contacts.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);
        DeskGroups = [.. desks.Select(f => new DeskGroup(f.Id, [.. f.Contacts.Select(Desk)]))];
    }

    /// <summary>The guide that comes with the engine.</summary>
    public static RecoveryGuide Default => Shared.Value;

    /// <summary>How each exposure is asked, in the order of asking.</summary>
    public ImmutableArray<ExposureEntry> Exposures { get; }

    /// <summary>Every desk.</summary>
    public ImmutableArray<Contact> Contacts { get; }

    /// <summary>Every desk as people see it, by the file it stands in.</summary>
    public ImmutableArray<DeskGroup> DeskGroups { get; }

    internal ImmutableArray<Sourced<GuideStep>> Steps { get; }

    internal ImmutableArray<Sourced<GuideNotice>> Donts { get; }

    internal ImmutableArray<Sourced<GuideNotice>> Evidence { get; }

    internal ImmutableArray<Sourced<GuideNotice>> Confirm { get; }

    internal FrozenDictionary<string, ImmutableDictionary<string, PlanSource>> ContactSources { get; }

    /// <summary>Reads a guide.</summary>
    /// <param name="files">The files of <c>data/guidance</c> and <c>data/contacts</c>; others are passed over.</param>
    /// <exception cref="System.Text.Json.JsonException">A file does not have the shape of its schema.</exception>
    /// <exception cref="ArgumentException">The exposures are missing, or an identifier is used twice.</exception>
    public static RecoveryGuide Load(IEnumerable<GuideSourceFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var guides = ImmutableArray.CreateBuilder<GuideFile>();
        var desks = ImmutableArray.CreateBuilder<ContactFile>();
        ExposureFile? asked = null;
        foreach (var file in files)
        {
            if (file.Name is GuideFiles.Exposures)
            {
                asked = GuideFiles.Read(file, json => GuideJson.ReadExposures(json.Span));
            }
            else if (file.Name.StartsWith(GuideFiles.Guidance, StringComparison.Ordinal))
            {
                guides.Add(GuideFiles.Read(file, json => GuideJson.ReadGuide(json.Span)));
            }
            else if (file.Name.StartsWith(GuideFiles.Contacts, StringComparison.Ordinal))
            {
                desks.Add(GuideFiles.Read(file, json => GuideJson.ReadContacts(json.Span)));
            }
        }

        return new RecoveryGuide(
            guides.ToImmutable(),
            desks.ToImmutable(),
            asked ?? throw new ArgumentException($"{GuideFiles.Exposures} is missing.", nameof(files)));
    }

    /// <summary>The desk with that identifier, or null.</summary>
    public Contact? FindContact(string id) => contacts.GetValueOrDefault(id);

    /// <summary>The desk with that identifier as people see it, or null.</summary>
    public PlanContact? FindDesk(string id) => FindContact(id) is { } contact ? Desk(contact) : null;

    /// <summary>How an exposure is asked and named.</summary>
    public ExposureEntry Describe(Exposure exposure) => exposures[exposure];

    private PlanContact Desk(Contact contact)
    {
        var pages = ContactSources[contact.Id];
        ImmutableArray<PlanSource> sources = [.. contact.Sources.Concat(contact.Phones.Select(p => p.Source)).Distinct(StringComparer.Ordinal).Select(k => pages[k])];
        return new PlanContact
        {
            Id = contact.Id,
            Names = contact.Names,
            Purpose = contact.Purpose,
            Phones = [.. contact.Phones.Select(p => new PlanPhone(p.Number, p.For))],
            InsteadOfPhone = contact.InsteadOfPhone,
            Url = contact.Url,
            Mail = contact.Mail,
            Hours = contact.Hours,
            Note = contact.Note,
            Seen = sources.Max(s => s.Checked),
            Sources = sources,
        };
    }

    private static ImmutableArray<Sourced<GuideNotice>> Notices(ImmutableArray<GuideFile> files, Func<GuideFile, ImmutableArray<GuideNotice>> list) =>
        [.. from file in files from notice in list(file) orderby notice.Order select new Sourced<GuideNotice>(notice, file.Sources)];
}

/// <summary>The desks of one kind.</summary>
/// <param name="Id">The kind: the name of a file of <c>data/contacts</c>.</param>
/// <param name="Desks">The desks, in the order of the file.</param>
public sealed record DeskGroup(string Id, ImmutableArray<PlanContact> Desks);

/// <summary>An entry with the sources of its file.</summary>
internal readonly record struct Sourced<T>(T Entry, ImmutableDictionary<string, PlanSource> Sources)
{
    internal ImmutableArray<PlanSource> Pages(ImmutableArray<string> keys)
    {
        var sources = Sources;
        return [.. keys.Select(key => sources[key])];
    }
}
