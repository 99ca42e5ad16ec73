namespace Miyaburi.Waves;

/// <summary>How far an import came.</summary>
/// <param name="Done">Entries of the source that are on the disk; 0 when none is.</param>
/// <param name="Fingerprint">Hash of those entries in their order; "" when none is. Entries with another hash are another source's.</param>
public sealed record ImportMark(long Done, string Fingerprint);
