namespace Miyaburi.Recovery;

/// <summary>Whose page a source is.</summary>
public enum SourceStatus
{
    /// <summary>The organisation's own page.</summary>
    Official,

    /// <summary>Somebody else's page about it. Shown as second-hand.</summary>
    SecondHand,
}

/// <summary>A page a sentence rests on.</summary>
/// <param name="Url">Its address, for people to check; nothing here opens it.</param>
/// <param name="Owner">Whose page it is.</param>
/// <param name="Status">Whether that is the organisation the fact is about.</param>
/// <param name="Checked">The day it was last read.</param>
public sealed record PlanSource(string Url, string Owner, SourceStatus Status, DateOnly Checked)
{
    /// <summary>The page's title.</summary>
    public string? Title { get; init; }

    /// <summary>The date printed on the page (year, month or day), or null when it bears none.</summary>
    public string? Published { get; init; }
}
