using System.Collections.Immutable;
using Miyaburi.Verdicts;

namespace Miyaburi.Gateway.Judging;

/// <summary>Turns findings into symbols.</summary>
internal static class Symbols
{
    internal const string Prefix = "MIYABURI_";

    /// <summary>The symbols of a verdict: the level first, then the findings that weigh something, weightiest first.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="level">The level after the lists.</param>
    /// <param name="score">The score to be shared out.</param>
    /// <param name="list">The list entry that decided, or null.</param>
    internal static ImmutableArray<Symbol> Of(Verdict verdict, Level level, double score, ListMatch? list)
    {
        var weighed = verdict.Findings.Where(f => f.Weight != 0).ToList();
        var sum = weighed.Sum(f => f.Weight);
        var perNat = list is null && sum > 0 ? score / sum : 0;
        var rest = list is null && perNat != 0 ? 0 : score;
        return
        [
            new Symbol(Prefix + Name(level), rest, Text(level)),
            .. list is null ? Array.Empty<Symbol>() : [new Symbol(Prefix + (list.IsAllow ? "ALLOWED" : "BLOCKED"), 0, new($"リスト: {list.Entry.Value}", $"list: {list.Entry.Value}"))],
            .. weighed.Select(f => new Symbol(Prefix + f.Finding.Signal.Id, Math.Round(f.Weight * perNat, 2), f.Finding.Signal.Name)),
        ];
    }

    /// <summary>The word for a level in symbols.</summary>
    internal static string Name(Level level) => level switch
    {
        Level.Scam => "SCAM",
        Level.Suspicious => "SUSPICIOUS",
        _ => "NOTHING_FOUND",
    };

    private static Bilingual Text(Level level) => level switch
    {
        Level.Scam => new("詐欺と判断しました", "judged a scam"),
        Level.Suspicious => new("怪しいメッセージです", "suspicious"),
        _ => new("詐欺の特徴は見つかりませんでした", "no sign of a scam was found"),
    };
}
