using System.Collections.Immutable;
using System.Globalization;

namespace Miyaburi.Recovery;

/// <summary>Checks what entries refer to: sources, desks, identifiers, phone numbers.</summary>
internal sealed class GuidanceFactCheck(DateOnly on, List<GuidanceError> errors)
{
    private static readonly string[] DeskPurposes = ["support", "lostCard", "fraud", "stop", "phishing"];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    internal void Check(List<(string File, GuideFile Guide)> guides, List<(string File, ContactFile Desks)> desks)
    {
        var contacts = desks.SelectMany(d => d.Desks.Contacts).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (file, data) in desks)
        {
            Begin(file, data.Id);
            CheckAll(data.Contacts, "contacts", (contact, path) => CheckContact(file, path, contact, data.Sources));
            Sources(file, data.Sources);
        }

        foreach (var (file, guide) in guides)
        {
            Begin(file, guide.Id);
            CheckAll(guide.Steps, "steps", (step, path) => CheckStep(file, path, step, guide.Sources, contacts));
            CheckAll(guide.Donts, "donts", (notice, path) => CheckNotice(file, path, notice, guide.Sources));
            CheckAll(guide.Evidence, "evidence", (notice, path) => CheckNotice(file, path, notice, guide.Sources));
            CheckAll(guide.Confirm, "confirm", (notice, path) => CheckNotice(file, path, notice, guide.Sources));
            Sources(file, guide.Sources);
        }
    }

    private static void CheckAll<T>(ImmutableArray<T> entries, string list, Action<T, string> check)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            check(entries[i], $"$.{list}[{i}]");
        }
    }

    private void Begin(string file, string id)
    {
        used.Clear();
        var expected = file[(file.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace(".json", "", StringComparison.Ordinal);
        Require(string.Equals(id, expected, StringComparison.Ordinal), file, "$.id", $"The id must be {expected}, like the file name.");
    }

    private void CheckContact(string file, string path, Contact contact, ImmutableDictionary<string, PlanSource> sources)
    {
        Id(file, path, contact.Id);
        Keys(file, path, contact.Sources, sources);
        Require(!contact.Owners.IsEmpty, file, $"{path}.owners", "Name the organisation that runs the desk.");
        Require(
            contact is not { Phones.IsEmpty: true, InsteadOfPhone: null, Url: null, Mail: null },
            file,
            path,
            "Say how to reach it: a phone number from the owner's page, where to find the number, or a page.");
        Address(file, $"{path}.url", contact.Url);
        CheckAll(contact.Phones, "phones", (phone, place) => CheckPhone(file, path + place[1..], phone, contact, sources));
    }

    private void CheckPhone(string file, string path, ContactPhone phone, Contact contact, ImmutableDictionary<string, PlanSource> sources)
    {
        used.Add(phone.Source);
        Require(phone.Number.All(c => char.IsAsciiDigit(c) || c is '-' or '#' or '+'), file, $"{path}.number", "Digits, hyphens, # and + only.");
        if (!sources.TryGetValue(phone.Source, out var page))
        {
            Add(file, $"{path}.source", $"No source {phone.Source}.");
        }
        else if (page.Status is not SourceStatus.Official || !contact.Owners.Contains(page.Owner, StringComparer.Ordinal))
        {
            Add(file, $"{path}.source", "A phone number must have been read on a page of the desk's owner.");
        }
    }

    private void CheckStep(string file, string path, GuideStep step, ImmutableDictionary<string, PlanSource> sources, HashSet<string> contacts)
    {
        Id(file, path, step.Id);
        Keys(file, path, step.Sources, sources);
        Served(file, path, step.Always, step.Exposures);
        CheckAll(step.Details, "details", (detail, place) => Keys(file, path + place[1..], detail.Sources, sources));
        foreach (var contact in step.Contacts.Where(c => !contacts.Contains(c)))
        {
            Add(file, $"{path}.contacts", $"No desk {contact}.");
        }

        foreach (var purpose in step.BrandDesks.Where(p => !DeskPurposes.Contains(p, StringComparer.Ordinal)))
        {
            Add(file, $"{path}.brandDesks", $"No desk purpose {purpose}.");
        }

        Require(step.Deadline is null or { Days: > 0 }, file, $"{path}.deadline.days", "A deadline has at least one day.");
        Require(step.Cause is null || step.MergeKey is not null, file, $"{path}.cause", "A cause belongs to a step with a merge key.");
    }

    private void CheckNotice(string file, string path, GuideNotice notice, ImmutableDictionary<string, PlanSource> sources)
    {
        Id(file, path, notice.Id);
        Keys(file, path, notice.Sources, sources);
        Served(file, path, notice.Always, notice.Exposures);
    }

    private void Served(string file, string path, bool always, ImmutableArray<Exposure> exposures) =>
        Require(always == exposures.IsEmpty, file, $"{path}.exposures", "Name exposures, or say always: true; not both.");

    private void Sources(string file, ImmutableDictionary<string, PlanSource> sources)
    {
        foreach (var (key, source) in sources.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            var path = $"$.sources.{key}";
            Address(file, $"{path}.url", source.Url);
            Require(used.Contains(key), file, path, "Nothing rests on this source.");
            var age = on.DayNumber - source.Checked.DayNumber;
            Require(age <= GuidanceCheck.SourceDays, file, $"{path}.checked", string.Create(CultureInfo.InvariantCulture, $"Last read {age} days ago; look it up again."));
            Require(age >= 0, file, $"{path}.checked", "The date lies in the future.");
        }
    }

    private void Keys(string file, string path, ImmutableArray<string> keys, ImmutableDictionary<string, PlanSource> sources)
    {
        Require(!keys.IsEmpty, file, $"{path}.sources", "Every entry names at least one source.");
        foreach (var key in keys)
        {
            used.Add(key);
            Require(sources.ContainsKey(key), file, $"{path}.sources", $"No source {key}.");
        }
    }

    private void Id(string file, string path, string id)
    {
        Require(id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-'), file, $"{path}.id", "Lower-case letters, digits and hyphens only.");
        Require(ids.Add(id), file, $"{path}.id", $"The id {id} is used twice.");
    }

    private void Address(string file, string path, string? url) =>
        Require(
            url is null || url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal),
            file,
            path,
            "An address begins with https:// or http://.");

    private void Require(bool holds, string file, string path, string message)
    {
        if (!holds)
        {
            Add(file, path, message);
        }
    }

    private void Add(string file, string path, string message) => errors.Add(new GuidanceError(file, path, message));
}
