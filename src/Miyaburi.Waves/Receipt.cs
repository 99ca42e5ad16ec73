namespace Miyaburi.Waves;

/// <summary>What became of a report. Every one of these is final once it is given.</summary>
public enum Receipt
{
    /// <summary>It is on the disk and counts.</summary>
    Accepted,

    /// <summary>The same report, or the same text from the same person on the same day, is there already.</summary>
    Known,

    /// <summary>Its reporter has sent as many as count in a day.</summary>
    OverQuota,

    /// <summary>It holds nothing by which another copy could be recognised.</summary>
    Empty,
}
