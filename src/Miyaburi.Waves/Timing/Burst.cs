using System.Collections.Immutable;

namespace Miyaburi.Waves;

/// <summary>A stretch in which more was seen than the usual rate explains.</summary>
/// <param name="From">First day with a sighting of the first such window.</param>
/// <param name="To">Last day of the last such window.</param>
/// <param name="Count">Sightings from the first to the last day.</param>
/// <param name="Usual">Sightings that the usual rate would have brought in as many days.</param>
/// <param name="Tail">Smallest probability that the usual rate alone gives a window as full as one of these.</param>
public sealed record Burst(DateOnly From, DateOnly To, int Count, double Usual, double Tail)
{
    /// <summary>
    /// Finds bursts: windows whose sum has a Poisson tail probability below the limit at the mean of the days before (one
    /// sighting is added to those, so that a series that was quiet is not endlessly surprising). Windows that touch are one burst.
    /// While a series is new nothing is usual that more could be than: before its first sighting nobody looked, and the first people
    /// who count always come together.
    /// </summary>
    /// <param name="days">Days with sightings, oldest first.</param>
    /// <param name="rules">The parameters.</param>
    public static ImmutableArray<Burst> Of(IReadOnlyList<DayCount> days, WaveRules rules)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(rules);
        var bursts = ImmutableArray.CreateBuilder<Burst>();
        var sums = new RunningSum(days);
        Burst? open = null;
        var usual = 0.0;
        foreach (var (day, _) in days)
        {
            var end = day.DayNumber;
            var begin = end - rules.BurstDays + 1;
            var known = Math.Min(begin - days[0].Day.DayNumber, rules.BaselineDays);
            if (known < rules.NewDays)
            {
                continue;
            }

            var count = sums.Between(begin, end);
            var rate = (sums.Between(begin - known, begin - 1) + 1.0) / known;
            var tail = PoissonTail(count, rate * rules.BurstDays);
            if (count < rules.BurstFewest || tail >= rules.BurstTail)
            {
                continue;
            }

            if (open is not null && end - rules.BurstDays <= open.To.DayNumber)
            {
                open = open with { To = day, Tail = Math.Min(open.Tail, tail) };
                continue;
            }

            Close(bursts, open, usual, sums);
            open = new Burst(sums.FirstFrom(begin), day, 0, 0, tail);
            usual = rate;
        }

        Close(bursts, open, usual, sums);
        return bursts.ToImmutable();
    }

    /// <summary>P(X ≥ <paramref name="count"/>) for a Poisson variable of that mean.</summary>
    internal static double PoissonTail(int count, double mean)
    {
        if (count <= 0)
        {
            return 1;
        }

        if (count < mean)
        {
            return 1 - Below(count, mean);
        }

        // Summed upward from the count, where the terms shrink: no cancellation.
        var term = Math.Exp((count * Math.Log(mean)) - mean - LogFactorial(count));
        var sum = 0.0;
        for (var k = count; term > sum * 1e-16; k++)
        {
            sum += term;
            term *= mean / (k + 1);
        }

        return Math.Min(1, sum);
    }

    /// <summary>P(X &lt; <paramref name="count"/>) for a count below the mean: summed downward, where the terms shrink.</summary>
    private static double Below(int count, double mean)
    {
        var term = Math.Exp(((count - 1) * Math.Log(mean)) - mean - LogFactorial(count - 1));
        var sum = 0.0;
        for (var k = count - 1; k >= 0 && term > sum * 1e-16; k--)
        {
            sum += term;
            term *= k / mean;
        }

        return sum;
    }

    private static double LogFactorial(int n)
    {
        if (n > 60)
        {
            return (n * Math.Log(n)) - n + (0.5 * Math.Log(2 * Math.PI * n)) + (1.0 / (12.0 * n));
        }

        var sum = 0.0;
        for (var i = 2; i <= n; i++)
        {
            sum += Math.Log(i);
        }

        return sum;
    }

    private static void Close(ImmutableArray<Burst>.Builder bursts, Burst? open, double rate, RunningSum sums)
    {
        if (open is not null)
        {
            var length = open.To.DayNumber - open.From.DayNumber + 1;
            bursts.Add(open with { Count = sums.Between(open.From.DayNumber, open.To.DayNumber), Usual = rate * length });
        }
    }

    /// <summary>Sums of stretches of days.</summary>
    private sealed class RunningSum
    {
        private readonly int[] days;
        private readonly int[] before;

        internal RunningSum(IReadOnlyList<DayCount> counts)
        {
            days = [.. counts.Select(c => c.Day.DayNumber)];
            before = new int[days.Length + 1];
            for (var i = 0; i < days.Length; i++)
            {
                before[i + 1] = before[i] + counts[i].Count;
            }
        }

        internal int Between(int from, int to) => before[At(to + 1)] - before[At(from)];

        internal DateOnly FirstFrom(int day) => DateOnly.FromDayNumber(days[At(day)]);

        private int At(int day)
        {
            var at = Array.BinarySearch(days, day);
            return at < 0 ? ~at : at;
        }
    }
}
