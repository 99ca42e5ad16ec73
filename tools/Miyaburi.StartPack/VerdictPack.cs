using System.Text.Json;

namespace Miyaburi.StartPack;

/// <summary>The numbers of the verdict, in the order in which <c>StartPack</c> reads them.</summary>
internal static class VerdictPack
{
    /// <summary>The file as one entry.</summary>
    internal static PackedFile Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var model = document.RootElement;
        var channels = model.GetProperty("channels").EnumerateObject().ToList();
        var pack = new PackWriter()
            .AddFraction(model.GetProperty("baseRate")).AddFraction(model.GetProperty("furtherShare")).AddFraction(model.GetProperty("groupCounts"))
            .AddFractions(model, "caps").AddFractions(model, "weights").Add(channels.Count);
        channels.ForEach(channel => Add(pack.Add(channel.Name), channel.Value));
        return new PackedFile("", 1, pack.ToString());
    }

    private static void Add(PackWriter pack, JsonElement scale)
    {
        var points = scale.GetProperty("calibration").EnumerateArray().ToList();
        pack.AddFraction(scale.GetProperty("intercept")).AddFraction(scale.GetProperty("suspiciousFrom")).AddFraction(scale.GetProperty("scamFrom")).Add(points.Count);
        points.ForEach(point => pack.AddFraction(point[0]).AddFraction(point[1]));
        pack.AddFractions(scale, "weights").AddFractions(scale, "caps");
    }
}
