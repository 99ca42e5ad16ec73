using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>
/// What each row counts: its population's weight, divided among all rows of the population in every channel, so that a
/// few stray messages in a channel do not speak for their whole population. A campaign counts as the square root of its size.
/// </summary>
internal sealed class RowShares
{
    private readonly Dictionary<string, double> sizes;
    private readonly Dictionary<Population, double> sums;

    internal RowShares(IReadOnlyCollection<Row> rows)
    {
        sizes = rows.GroupBy(r => r.Sample.Campaign, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Math.Sqrt(g.Count()), StringComparer.Ordinal);
        sums = rows.GroupBy(r => r.Sample.Population).ToDictionary(g => g.Key, g => g.Sum(r => 1 / sizes[r.Sample.Campaign]));
    }

    /// <summary>The share of a row; those of all rows of a population add up to its weight.</summary>
    internal double Of(Row row) => PopulationWeights.Of(row.Sample) / sizes[row.Sample.Campaign] / sums[row.Sample.Population];
}
