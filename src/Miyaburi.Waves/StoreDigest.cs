using System.Collections.Immutable;

namespace Miyaburi.Waves;

/// <summary>
/// Makes the digest of a store, by which devices recognise its waves without asking. By brand, and by lure of what names none, it holds numbers; of a wave's
/// text only the signature, and that only when enough people sent the very same text.
/// </summary>
public static class StoreDigest
{
    /// <summary>Texts in a digest: a check compares with each of them.</summary>
    public const int MostTexts = 2000;

    /// <summary>Makes the digest.</summary>
    /// <param name="reader">The store.</param>
    /// <param name="on">The day up to which the numbers reach.</param>
    /// <param name="source">Where the numbers come from, as a reader shall see it.</param>
    /// <param name="rules">The parameters.</param>
    public static WaveDigestFile Make(WaveReader reader, DateOnly on, Bilingual source, WaveRules rules)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(rules);
        return new WaveDigestFile
        {
            AsOf = on,
            Source = source.En,
            SourceJa = source.Ja == source.En ? null : source.Ja,
            Similarity = rules.Similarity,
            Brands = [.. reader.DaysByBrand().Select(b => Brand(b.Key, b, on, rules)).OfType<WaveEntry>()],
            Lures = [.. reader.DaysByLure().Select(l => Lure(l.Key, l, on, rules)).OfType<WaveEntry>()],
            Texts = [.. reader.Recognisable(on, MostTexts).Select(w => Text(w.Line, w.Example)).OfType<WaveEntry>()],
        };
    }

    private static WaveEntry? Brand(string brand, IEnumerable<DayCount> days, DateOnly on, WaveRules rules) =>
        Counted(days, on, rules) is { } entry ? entry with { Brand = brand } : null;

    private static WaveEntry? Lure(string lure, IEnumerable<DayCount> days, DateOnly on, WaveRules rules) =>
        Counted(days, on, rules) is { } entry ? entry with { Lure = lure } : null;

    private static WaveEntry? Counted(IEnumerable<DayCount> days, DateOnly on, WaveRules rules)
    {
        ImmutableArray<DayCount> until = [.. days.Where(d => d.Day <= on)];
        return until.IsEmpty ? null : new WaveEntry
        {
            Since = until[0].Day,
            Last = until[^1].Day,
            Count = until.Sum(d => d.Count),
            Returns = WavePhases.Of(until, on, rules).Phases.Length - 1,
        };
    }

    private static WaveEntry? Text(WaveLine line, string example) => TextSignature.Of(example) is not { IsEmpty: false } signature
        ? null
        : new WaveEntry
        {
            Id = line.Summary.Id,
            Brand = line.Summary.Brand,
            Since = line.Summary.First,
            Last = line.Summary.Last,
            Count = line.Summary.Count,
            Returns = line.Returns,
            Signature = Convert.ToBase64String(signature.ToBytes()),
        };
}
