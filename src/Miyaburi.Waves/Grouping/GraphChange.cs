namespace Miyaburi.Waves.Grouping;

/// <summary>What a batch changed and has to be stored.</summary>
internal sealed class GraphChange
{
    /// <summary>Variants seen for the first time, or again after their text was deleted, with their skeletons.</summary>
    internal List<(Variant Variant, string Skeleton)> Texts { get; } = [];

    /// <summary>Variants whose counts or wave changed.</summary>
    internal HashSet<Variant> Variants { get; } = [];

    /// <summary>Link patterns that variants learned, and in which grouping.</summary>
    internal List<(long Variant, string Pattern, int Grouping)> Patterns { get; } = [];

    internal HashSet<Wave> Touched { get; } = [];

    /// <summary>Waves that became part of another one, in the order in which they did: their daily numbers go over to it.</summary>
    internal List<(Wave From, Wave Into)> Merged { get; } = [];

    /// <summary>Waves whose daily numbers do not follow from those before: a member left, or reports were taken back.</summary>
    internal HashSet<Wave> Recounted { get; } = [];

    internal List<WaveEvent> Events { get; } = [];

    /// <summary>Patterns that turned out to be general.</summary>
    internal List<GeneralPattern> General { get; } = [];

    /// <summary>Variants of which nothing is left.</summary>
    internal List<Variant> Gone { get; } = [];

    /// <summary>Sightings that began to count, by variant and day.</summary>
    internal Dictionary<(Variant Variant, int Day), int> Counts { get; } = [];

    /// <summary>People's reports that do not count yet, by id.</summary>
    internal Dictionary<Guid, Voice> Waiting { get; } = [];

    /// <summary>People's reports that waited and count now, and on which day when it is not their own.</summary>
    internal List<(Guid Id, int? Day)> Counted { get; } = [];

    /// <summary>People's reports that waited and never count: of that day something else of theirs does.</summary>
    internal List<Guid> Spent { get; } = [];

    internal void Count(Variant variant, int day, int count) =>
        Counts[(variant, day)] = Counts.GetValueOrDefault((variant, day)) + count;

    internal void Merge(Wave from, Wave into)
    {
        if (Recounted.Contains(from))
        {
            Recounted.Add(into);
            return;
        }

        Merged.Add((from, into));
    }
}
