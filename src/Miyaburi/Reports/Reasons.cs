using System.Collections.Immutable;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Reports;

/// <summary>
/// The findings that speak against a message, as they are told to a person: first the main ones, then the further ones.
/// A fake link alone can yield five findings that all say "that is not the company's domain"; a reader in a hurry is
/// better served by one of each group (<see cref="SignalGroup"/>), which also are the ones that count independently. What a
/// fuller finding says as well is not told twice.
/// </summary>
/// <param name="Main">The main reasons: at most <see cref="MainMost"/>, numbered from 1.</param>
/// <param name="Further">The others, numbered on. Each repeats a group or weighs less than the main ones.</param>
internal sealed record Reasons(ImmutableArray<WeighedFinding> Main, ImmutableArray<WeighedFinding> Further)
{
    /// <summary>Most main reasons: what fits on a phone's first screens, and what a person keeps in mind.</summary>
    internal const int MainMost = 5;

    /// <summary>A scam rests on at least so many stated reasons where there are as many, even of one group.</summary>
    private const int MainLeast = 3;

    /// <summary>All, in the order of their numbers.</summary>
    internal IEnumerable<WeighedFinding> All => Main.Concat(Further);

    /// <summary>For where fewer are told: the others become further ones, so that a headline counts what stands below it.</summary>
    internal Reasons First(int most) => Main.Length <= most ? this : new(Main[..most], [.. Main[most..], .. Further]);

    /// <summary>Divides the findings of a report.</summary>
    internal static Reasons Of(Report report)
    {
        var all = report.Verdict.Findings.Where(f => f.Weight > 0).ToList();
        var against = all.Where(f => !all.Exists(o => Covers(o.Finding, f.Finding))).ToList();
        if (against.Count <= MainMost)
        {
            return new([.. against], []);
        }

        // What a model says of the whole text is the least that a person can check: it comes after what can be pointed at.
        var telling = against.OrderBy(f => f.Finding.Signal.Group is SignalGroup.TextModel).ToList();
        var main = telling.DistinctBy(f => f.Finding.Signal.Group).Take(MainMost).ToList();
        main.AddRange(telling.Except(main).Take(Math.Max(0, MainLeast - main.Count)).ToList());
        return new([.. main], [.. against.Except(main)]);
    }

    private static bool Covers(Finding fuller, Finding other) =>
        fuller.Signal.Covers.Contains(other.Signal.Id) && other.Evidence.All(fuller.Evidence.Contains);
}
