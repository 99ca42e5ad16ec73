using System.Collections.Immutable;
using System.Text.Json;
using Miyaburi.Signals;

namespace Miyaburi.Verdicts;

/// <summary>Finds every error in the verdict model at once.</summary>
public static class ModelCheck
{
    private const string File = "model/verdict.json";

    /// <summary>Checks <c>model/verdict.json</c>; other files are passed over.</summary>
    public static IReadOnlyList<DataError> Check(IEnumerable<DataFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var errors = new List<DataError>();
        foreach (var file in files.Where(f => f.Name == File))
        {
            try
            {
                Check(VerdictModel.Read(file.Bytes.Span), errors);
            }
            catch (JsonException error)
            {
                errors.Add(new(File, error.Path ?? "$", error.Message));
            }
        }

        return errors;
    }

    private static void Check(VerdictModel model, List<DataError> errors)
    {
        var signals = SignalCatalog.All.ToDictionary(s => s.Descriptor.Id, s => s.Descriptor, StringComparer.Ordinal);
        foreach (var id in signals.Keys.Where(id => !model.Weights.ContainsKey(id)).Order(StringComparer.Ordinal))
        {
            errors.Add(new(File, "$.weights", $"no weight for the signal {id}"));
        }

        Check(model.Weights, signals, "$.weights", errors);
        foreach (var channel in Enum.GetValues<Channel>())
        {
            if (model.Channels.TryGetValue(channel, out var scale))
            {
                Check(scale, $"$.channels.{channel}", errors);
                Check(scale.Weights, signals, $"$.channels.{channel}.weights", errors);
            }
            else
            {
                errors.Add(new(File, "$.channels", $"no scale for the channel {channel}"));
            }
        }
    }

    private static void Check(ImmutableDictionary<string, double> weights, Dictionary<string, SignalDescriptor> signals, string at, List<DataError> errors)
    {
        foreach (var (id, weight) in weights.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            if (!signals.TryGetValue(id, out var signal))
            {
                errors.Add(new(File, $"{at}.{id}", "there is no such signal"));
            }
            else if (signal.Group is SignalGroup.Verified ? weight > 0 : weight < 0)
            {
                errors.Add(new(File, $"{at}.{id}", signal.Group is SignalGroup.Verified ? "what speaks for a message may not raise the risk" : "a weight of risk may not be negative"));
            }
        }
    }

    private static void Check(ChannelScale scale, string at, List<DataError> errors)
    {
        if (scale.SuspiciousFrom >= scale.ScamFrom)
        {
            errors.Add(new(File, at + ".scamFrom", "must lie above suspiciousFrom"));
        }

        for (var i = 0; i < scale.Calibration.Length; i++)
        {
            if (scale.Calibration[i].Length != 2)
            {
                errors.Add(new(File, $"{at}.calibration[{i}]", "must be a pair of numbers"));
                return;
            }

            if (i == 0)
            {
                continue;
            }

            if (scale.Calibration[i][0] <= scale.Calibration[i - 1][0] || scale.Calibration[i][1] < scale.Calibration[i - 1][1])
            {
                errors.Add(new(File, $"{at}.calibration[{i}]", "points must ascend"));
            }
        }
    }
}
