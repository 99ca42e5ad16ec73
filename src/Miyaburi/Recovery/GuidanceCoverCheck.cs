using System.Globalization;

namespace Miyaburi.Recovery;

/// <summary>Checks the files together: every exposure is asked and served, no two steps claim the same place.</summary>
internal static class GuidanceCoverCheck
{
    internal static void Check(List<(string File, GuideFile Guide)> guides, ExposureFile? asked, List<GuidanceError> errors)
    {
        if (asked is null)
        {
            errors.Add(new GuidanceError(GuideFiles.Exposures, "$", "The file is missing or unreadable."));
        }

        var served = guides.SelectMany(g => g.Guide.Steps).SelectMany(s => s.Exposures).ToHashSet();
        foreach (var exposure in Exposures.All)
        {
            var id = Exposures.IdOf(exposure);
            if (!served.Contains(exposure))
            {
                errors.Add(new GuidanceError(GuideFiles.Guidance, "$", $"No step serves {id}."));
            }

            var times = asked?.Exposures.Count(e => e.Id == exposure) ?? 1;
            if (times != 1)
            {
                errors.Add(new GuidanceError(GuideFiles.Exposures, "$.exposures", string.Create(CultureInfo.InvariantCulture, $"{id} is listed {times} times.")));
            }
        }

        Places(guides, errors);
    }

    private static void Places(List<(string File, GuideFile Guide)> guides, List<GuidanceError> errors)
    {
        var places = new Dictionary<(Urgency Urgency, int Order), string>();
        foreach (var (file, guide) in guides)
        {
            for (var i = 0; i < guide.Steps.Length; i++)
            {
                var step = guide.Steps[i];
                if (!places.TryAdd((step.Urgency, step.Order), step.Id))
                {
                    errors.Add(new GuidanceError(file, $"$.steps[{i}].order", $"{places[(step.Urgency, step.Order)]} has the same urgency and order."));
                }
            }
        }
    }
}
