namespace Miyaburi.Waves.Grouping;

/// <summary>What a batch changed and has to be stored.</summary>
internal sealed class GraphChange
{
    /// <summary>Variants seen for the first time, with their skeletons.</summary>
    internal List<(Variant Variant, string Skeleton)> New { get; } = [];

    /// <summary>Variants whose counts or wave changed.</summary>
    internal HashSet<Variant> Variants { get; } = [];

    internal List<(long Variant, string Pattern)> Patterns { get; } = [];

    internal HashSet<Wave> Touched { get; } = [];

    internal List<WaveEvent> Events { get; } = [];

    /// <summary>Patterns that turned out to be general.</summary>
    internal List<GeneralPattern> General { get; } = [];
}
