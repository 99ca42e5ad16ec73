using System.Collections.Immutable;

namespace Miyaburi.Recovery;

/// <summary>Collects the desks of a plan in the order of their first use.</summary>
internal sealed class DeskList(RecoveryGuide guide, PlanRequest request)
{
    private readonly List<PlanContact> listed = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    internal ImmutableArray<PlanContact> Listed => [.. listed];

    /// <summary>The step with the brand's own desks put before the general ones; all of them are noted.</summary>
    internal PlanStep Place(PlanStep step, ImmutableArray<Sourced<GuideStep>> group)
    {
        var purposes = group.SelectMany(s => s.Entry.BrandDesks).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<PlanContact> own = [.. BrandContacts(purposes)];
        foreach (var contact in own.Concat(step.Contacts.Select(Shown)))
        {
            if (known.Add(contact.Id))
            {
                listed.Add(contact);
            }
        }

        return step with { Contacts = [.. own.Select(c => c.Id), .. step.Contacts] };
    }

    /// <summary>Only numbers read on the owner's own page: a wrong emergency number does harm.</summary>
    private IEnumerable<PlanContact> BrandContacts(HashSet<string> purposes)
    {
        if (request.Brand is not { } brand)
        {
            yield break;
        }

        for (var i = 0; i < brand.Desks.Length; i++)
        {
            var desk = brand.Desks[i];
            if (purposes.Contains(desk.For) && desk.Source.Status is SourceStatus.Official)
            {
                yield return new PlanContact
                {
                    Id = $"brand:{brand.Id}:{desk.For}:{i}",
                    Names = brand.Names,
                    Purpose = PlanWords.DeskPurpose(desk.For),
                    Phones = [new PlanPhone(desk.Number)],
                    Hours = desk.Hours,
                    Note = desk.Note,
                    Seen = desk.Source.Checked,
                    Sources = [desk.Source],
                };
            }
        }
    }

    private PlanContact Shown(string id) =>
        guide.FindDesk(id) ?? throw new ArgumentException($"No desk has the identifier {id}.", nameof(id));
}
