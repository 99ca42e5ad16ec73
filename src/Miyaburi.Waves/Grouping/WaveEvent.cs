namespace Miyaburi.Waves;

/// <summary>What happened to a wave.</summary>
public enum WaveEventKind
{
    /// <summary>Seen for the first time.</summary>
    New,

    /// <summary>Seen again after it was dormant.</summary>
    Returned,

    /// <summary>Became part of an older wave.</summary>
    Merged,

    /// <summary>Parted from an older wave.</summary>
    Split,
}

/// <summary>Something that happened to a wave.</summary>
/// <param name="Wave">The wave.</param>
/// <param name="Day">The day.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Other">For a merge the wave it is part of now, for a split the one it came from, for a return the day before last seen.</param>
public sealed record WaveEvent(string Wave, DateOnly Day, WaveEventKind Kind, string Other);
