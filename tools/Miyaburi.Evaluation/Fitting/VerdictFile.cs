using System.Text;
using System.Text.Json;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Evaluation.Fitting;

/// <summary>Writes data/model/verdict.json in a fixed order, so that equal models are equal files.</summary>
internal static class VerdictFile
{
    internal static string Write(VerdictModel model)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("baseRate", model.BaseRate);
            json.WriteNumber("furtherShare", model.FurtherShare);
            json.WriteNumber("groupCounts", model.GroupCounts);
            json.WriteStartObject("caps");
            foreach (var group in Enum.GetValues<SignalGroup>().Where(model.Caps.ContainsKey))
            {
                json.WriteNumber(group.ToString(), model.Caps[group]);
            }

            json.WriteEndObject();
            json.WriteStartObject("weights");
            foreach (var id in model.Weights.Keys.Order(StringComparer.Ordinal))
            {
                json.WriteNumber(id, model.Weights[id]);
            }

            json.WriteEndObject();
            json.WriteStartObject("channels");
            foreach (var channel in Enum.GetValues<Channel>())
            {
                Write(json, channel, model.Channels[channel]);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()).ReplaceLineEndings("\n") + "\n";
    }

    private static void Write(Utf8JsonWriter json, Channel channel, ChannelScale scale)
    {
        json.WriteStartObject(channel.ToString());
        json.WriteNumber("intercept", scale.Intercept);
        json.WriteNumber("suspiciousFrom", scale.SuspiciousFrom);
        json.WriteNumber("scamFrom", scale.ScamFrom);
        json.WriteStartArray("calibration");
        foreach (var point in scale.Calibration)
        {
            json.WriteStartArray();
            json.WriteNumberValue(point[0]);
            json.WriteNumberValue(point[1]);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        if (!scale.Caps.IsEmpty)
        {
            json.WriteStartObject("caps");
            foreach (var group in Enum.GetValues<SignalGroup>().Where(scale.Caps.ContainsKey))
            {
                json.WriteNumber(group.ToString(), scale.Caps[group]);
            }

            json.WriteEndObject();
        }

        if (!scale.Weights.IsEmpty)
        {
            json.WriteStartObject("weights");
            foreach (var id in scale.Weights.Keys.Order(StringComparer.Ordinal))
            {
                json.WriteNumber(id, scale.Weights[id]);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
