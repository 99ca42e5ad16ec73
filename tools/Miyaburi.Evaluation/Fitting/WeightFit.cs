using System.Collections.Immutable;
using Miyaburi.Evaluation.Corpora;
using Miyaburi.Evaluation.Measuring;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>
/// Fits the weights of the signals in the very form the engine adds them up: the weightiest of a group whole, the
/// rest in part, the group capped. Weights of risk never fall below zero, those of group Verified never rise above, and a
/// story (groups Intent and Pressure) keeps at least half of what it started with: where every scam tells one and holds a link, a fit leaves
/// everything to the link, and a scam without any would be passed over. A quadratic penalty holds all near the starting weights,
/// so that a rare signal keeps what research gave it.
/// </summary>
internal sealed class WeightFit
{
    private const int Steps = 600;
    private const double Prior = 0.003;
    private const double MostWeight = 6;

    /// <summary>Signals of a channel of its own are held less: their starting weights were fitted elsewhere.</summary>
    private const double OwnPrior = 0.0003;
    private static readonly int Groups = Enum.GetValues<SignalGroup>().Length;
    private readonly VerdictModel start;
    private readonly ImmutableArray<SignalDescriptor> signals;
    private readonly Dictionary<string, int> index;
    private readonly double[] startWeights;
    private readonly double[] caps;
    private readonly double prior;
    private readonly Channel? channel;
    private static readonly Channel[] AllChannels = Enum.GetValues<Channel>();

    /// <param name="start">What is fitted further.</param>
    /// <param name="channel">The channel whose own weights are fitted; null for the common ones.</param>
    internal WeightFit(VerdictModel start, Channel? channel)
    {
        this.start = start;
        this.channel = channel;
        prior = channel is null ? Prior : OwnPrior;
        signals = [.. SignalCatalog.All.Select(s => s.Descriptor)];
        index = signals.Select((s, i) => (s.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        startWeights = [.. signals.Select(s => WeightOf(s))];
        caps = [.. Enum.GetValues<SignalGroup>().Select(CapOf)];
    }

    /// <summary>The model with fitted weights and intercept; calibration and thresholds are left as they were.</summary>
    /// <param name="rows">The rows to fit.</param>
    /// <param name="shares">What each row counts among all.</param>
    internal VerdictModel Fit(IReadOnlyCollection<Row> rows, RowShares shares)
    {
        var data = Compact(rows, shares);
        var point = startWeights.Concat(AllChannels.Select(c => start.Channels[c].Intercept)).ToArray();
        var gradient = new double[point.Length];
        var (first, second) = (new double[point.Length], new double[point.Length]);
        for (var step = 1; step <= Steps; step++)
        {
            Gradient(point, data, gradient);
            var rate = 0.06 * (1 - (0.9 * step / Steps));
            for (var i = 0; i < point.Length; i++)
            {
                first[i] = (0.9 * first[i]) + (0.1 * gradient[i]);
                second[i] = (0.99 * second[i]) + (0.01 * gradient[i] * gradient[i]);
                var move = first[i] / (1 - Math.Pow(0.9, step)) / (Math.Sqrt(second[i] / (1 - Math.Pow(0.99, step))) + 1e-9);
                point[i] = Project(i, point[i] - (rate * move));
            }
        }

        var weights = signals.Select((s, i) => KeyValuePair.Create(s.Id, Math.Round(point[i], 2))).ToImmutableDictionary(StringComparer.Ordinal);
        double Intercept(Channel of) => Math.Round(point[signals.Length + (int)of], 3);
        return channel is { } own
            ? start with { Channels = start.Channels.SetItem(own, start.Channels[own] with { Intercept = Intercept(own), Weights = [.. weights.Where(w => w.Value != start.Weights[w.Key])] }) }
            : start with { Channels = start.Channels.ToImmutableDictionary(c => c.Key, c => c.Value with { Intercept = Intercept(c.Key) }), Weights = weights };
    }

    private double WeightOf(SignalDescriptor signal) =>
        channel is { } own && start.Channels[own].Weights.TryGetValue(signal.Id, out var weight) ? weight
        : start.Weights.GetValueOrDefault(signal.Id, signal.Group is SignalGroup.Verified ? -1 : 1);

    private double CapOf(SignalGroup group) =>
        channel is { } own && start.Channels[own].Caps.TryGetValue(group, out var cap) ? cap : start.Caps.GetValueOrDefault(group, double.MaxValue);

    private double Project(int i, double value)
    {
        if (i >= signals.Length)
        {
            return Math.Clamp(value, -6, -2);
        }

        var most = channel is null ? MostWeight : Math.Max(MostWeight, caps[(int)signals[i].Group]);
        return signals[i] switch
        {
            { Group: SignalGroup.Verified } => Math.Clamp(value, -MostWeight, Math.Min(0, startWeights[i] / 2)),
            { IsImpossible: true } => Math.Max(value, startWeights[i]),
            { Group: SignalGroup.Intent or SignalGroup.Pressure } => Math.Clamp(value, startWeights[i] / 2, most),
            _ => Math.Clamp(value, 0, most),
        };
    }

    private Compacted Compact(IReadOnlyCollection<Row> rows, RowShares shares)
    {
        var used = rows.Where(r => shares.Of(r) > 0).ToList();
        var whole = channel is null ? 1 : used.Sum(shares.Of);
        return new(
            [.. used.Select(r => signals.Length + (int)r.Channel)],
            [.. used.Select(r => r.Findings.Select(f => (index[f.Signal.Id], f.Strength)).ToArray())],
            [.. used.Select(r => r.Sample.Truth is Truth.Scam ? 1.0 : -1.0)],
            [.. used.Select(r => shares.Of(r) / whole)]);
    }

    private void Gradient(double[] point, Compacted data, double[] gradient)
    {
        Array.Clear(gradient);
        var totals = new double[Groups];
        var top = new int[Groups];
        for (var row = 0; row < data.Cells.Count; row++)
        {
            Array.Clear(totals);
            Array.Fill(top, -1);
            var cells = data.Cells[row];
            var sum = point[data.Intercepts[row]];
            AddUp(point, cells, totals, top);
            for (var g = 0; g < Groups; g++)
            {
                sum += Math.Min(totals[g], caps[g]);
            }

            var pull = -data.Weights[row] * data.Signs[row] / (1 + Math.Exp(data.Signs[row] * sum));
            gradient[data.Intercepts[row]] += pull;
            for (var i = 0; i < cells.Length; i++)
            {
                var (signal, strength) = cells[i];
                var group = (int)signals[signal].Group;
                if (totals[group] <= caps[group])
                {
                    gradient[signal] += pull * strength * ShareOf(group, top[group] == i);
                }
            }
        }

        for (var i = 0; i < signals.Length; i++)
        {
            gradient[i] += prior * (point[i] - startWeights[i]);
        }
    }

    private void AddUp(double[] point, (int Signal, double Strength)[] cells, double[] totals, int[] top)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var group = (int)signals[cells[i].Signal].Group;
            if (top[group] < 0 || Value(point, cells[i]) > Value(point, cells[top[group]]))
            {
                top[group] = i;
            }
        }

        for (var i = 0; i < cells.Length; i++)
        {
            var group = (int)signals[cells[i].Signal].Group;
            totals[group] += Value(point, cells[i]) * ShareOf(group, top[group] == i);
        }
    }

    private double ShareOf(int group, bool isTop) => isTop || group == (int)SignalGroup.Verified ? 1 : start.FurtherShare;

    private static double Value(double[] point, (int Signal, double Strength) cell) => point[cell.Signal] * cell.Strength;

    /// <summary>The rows as numbers; an intercept is the place of its channel's in the point.</summary>
    private sealed record Compacted(int[] Intercepts, List<(int Signal, double Strength)[]> Cells, double[] Signs, double[] Weights);
}
