using System.Text;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Fitting;
using Miyaburi.Evaluation.Measuring;

namespace Miyaburi.Evaluation.Tables;

/// <summary>Whether what is said with a probability comes true as often: over all, and in each channel.</summary>
internal static class CalibrationTable
{
    private const double Rate = 0.1;

    internal static string Show(Held held)
    {
        var members = held.ByCampaign.Where(j => PopulationWeights.Of(j.Sample) > 0 && j.Sample.Truth is not Truth.Neither).ToList();
        var text = new StringBuilder("Under the campaign split, at the stated base rate of 10 % in each part, populations weighed as in the fit. Always saying 10 % has a Brier score of 0.09.\n\n");
        var sizes = members.GroupBy(j => j.Sample.Population).ToDictionary(g => g.Key, g => g.Count());
        Add(text, "all channels", members, sizes);
        foreach (var channel in members.GroupBy(j => j.Row.Channel).OrderBy(g => g.Key))
        {
            Add(text, channel.Key.ToString(), [.. channel], sizes);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, List<Judged> members, Dictionary<Population, int> sizes)
    {
        var scored = AtRate(members, sizes);
        var brier = scored.Sum(s => s.Weight * Math.Pow(s.Said - s.True, 2));
        var bins = scored.GroupBy(s => Math.Min(9, (int)(s.Said * 10))).OrderBy(g => g.Key).Select(Bin).ToList();
        var error = bins.Sum(b => b.Share * Math.Abs(b.Said - b.Really));
        text.Append(FormattableString.Invariant($"**{name}**: Brier score {brier:0.0000}, mean error of what is said {error:0.000}\n\n| said | messages | share at the base rate | mean said | really scams |\n|---|--:|--:|--:|--:|\n"));
        foreach (var bin in bins)
        {
            text.Append(FormattableString.Invariant($"| {bin.From / 10.0:0.0}–{(bin.From + 1) / 10.0:0.0} | {bin.Count} | {bin.Share:0.0 %} | {bin.Said:0.0 %} | {bin.Really:0.0 %} |\n"));
        }

        text.Append('\n');
    }

    private static (int From, int Count, double Share, double Said, double Really) Bin(IGrouping<int, (double Said, double True, double Weight)> bin)
    {
        var share = bin.Sum(s => s.Weight);
        return (bin.Key, bin.Count(), share, bin.Sum(s => s.Weight * s.Said) / share, bin.Sum(s => s.Weight * s.True) / share);
    }

    /// <summary>Messages weighed so that scams are the stated share of them.</summary>
    private static List<(double Said, double True, double Weight)> AtRate(List<Judged> members, Dictionary<Population, int> sizes)
    {
        var scored = members.Select(j => (Said: j.Probability, True: j.Sample.Truth is Truth.Scam ? 1.0 : 0, Weight: PopulationWeights.Of(j.Sample) / sizes[j.Sample.Population])).ToList();
        var (scam, genuine) = (scored.Sum(s => s.Weight * s.True), scored.Sum(s => s.Weight * (1 - s.True)));
        return [.. scored.Select(s => s with { Weight = s.Weight * (s.True > 0 ? Rate / scam : (1 - Rate) / genuine) })];
    }
}
