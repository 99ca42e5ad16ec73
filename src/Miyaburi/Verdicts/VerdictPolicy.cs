using System.Collections.Immutable;
using Miyaburi.Signals;
using Miyaburi.Signals.Content;

namespace Miyaburi.Verdicts;

/// <summary>
/// Weighs findings. Groups hold correlated facts: within one, the weightiest counts whole and the rest in part, up to
/// the group's cap. A scam needs two independent groups or one impossible fact; what only says "unusual" (letters of
/// a host, wording as a whole) never makes a scam alone, and a mail in a company's name that leads to nobody else is only doubted.
/// </summary>
public sealed class VerdictPolicy(VerdictModel model)
{
    /// <summary>Groups that carry a scam only together with another that is not in this list.</summary>
    private static readonly ImmutableArray<SignalGroup> Weak =
        [SignalGroup.LinkInfrastructure, SignalGroup.Authentication, SignalGroup.TextModel, SignalGroup.Wording, SignalGroup.Markup];

    /// <summary>Judges the findings of one message.</summary>
    public Verdict Judge(ImmutableArray<Finding> findings, CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var scale = model.Channels[Channels.Of(facts)];
        var weighed = findings
            .Select(f => new WeighedFinding(f, model.WeightOf(f.Signal.Id, scale) * f.Strength))
            .OrderByDescending(f => f.Weight)
            .ToImmutableArray();
        var groups = GroupTotals(weighed, scale);
        var logOdds = scale.Calibrate(scale.Intercept + groups.Values.Sum());
        var probability = 1 / (1 + Math.Exp(-logOdds));
        var carrying = groups.Where(g => g.Value >= model.GroupCounts).OrderByDescending(g => g.Value).Select(g => g.Key).ToImmutableArray();
        var restraint = probability < scale.ScamFrom ? Restraint.None : RestraintOf(carrying, weighed, facts);
        return new Verdict
        {
            Level = probability < scale.SuspiciousFrom ? Level.NothingFound
                : probability < scale.ScamFrom || restraint is not Restraint.None ? Level.Suspicious
                : Level.Scam,
            Restraint = restraint,
            Probability = probability,
            Findings = weighed,
            Lures = LureReader.Read(facts, weighed),
            Groups = carrying,
        };
    }

    private static Restraint RestraintOf(ImmutableArray<SignalGroup> carrying, ImmutableArray<WeighedFinding> findings, CaseFacts facts)
    {
        if (facts.SpeaksOfScams)
        {
            return Restraint.SpeaksOfScams;
        }

        if (findings.Any(f => f.Finding.IsImpossible && f.Weight > 0))
        {
            return Restraint.None;
        }

        return carrying.Length < 2 || carrying.All(g => Weak.Contains(g)) ? Restraint.TooFewKinds
            : facts.LeadsNobodyElsewhere() ? Restraint.LeadsNobodyElsewhere
            : Restraint.None;
    }

    private Dictionary<SignalGroup, double> GroupTotals(ImmutableArray<WeighedFinding> findings, ChannelScale scale)
    {
        var totals = new Dictionary<SignalGroup, double>();
        foreach (var group in findings.GroupBy(f => f.Finding.Signal.Group))
        {
            var weights = group.Select(f => f.Weight).ToList();
            totals[group.Key] = group.Key is SignalGroup.Verified ? weights.Sum() : weights[0] + (model.FurtherShare * weights.Skip(1).Sum());
        }

        foreach (var group in totals.Keys.ToList())
        {
            totals[group] = Math.Min(totals[group], model.CapOf(group, scale));
        }

        return totals;
    }
}
