using System.Globalization;
using Miyaburi.Waves;

namespace Miyaburi.Reports;

/// <summary>What is said of the wave that a message belongs to.</summary>
internal static class WaveWords
{
    internal static Bilingual Heading { get; } = new("これまでに確認された詐欺", "Seen before");

    /// <summary>The sentence, or null when no wave is known.</summary>
    internal static Bilingual? Of(Report report)
    {
        if (report.Wave is not { } wave)
        {
            return null;
        }

        var entry = wave.Entry;
        var (since, last) = (ReportWords.Iso(entry.Since), ReportWords.Iso(entry.Last));
        var count = entry.Count.ToString("#,0", CultureInfo.InvariantCulture);
        var (jaReturns, enReturns) = entry.Returns > 0
            ? ($"静かになったあと、{entry.Returns}回戻ってきています。", $" After quiet times they came back {entry.Returns} {(entry.Returns == 1 ? "time" : "times")}.")
            : ("", "");
        if (wave.Basis is WaveBasis.Lure)
        {
            var lure = LureWords.Of(entry.Lure!);
            return new(
                $"会社名を出さない「{lure.Ja}」の詐欺は{since}から確認されています。数えられているだけで{count}件、最後は{last}です。{jaReturns}",
                $"Scams of the kind “{lure.En}” that name no company have been seen since {since}: {count} counted, the last on {last}.{enReturns}");
        }

        return wave.Basis is WaveBasis.Brand && report.ClaimedBrand is { } brand
            ? new(
                $"{brand.Names.Ja}をかたる詐欺は{since}から確認されています。数えられているだけで{count}件、最後は{last}です。{jaReturns}",
                $"Scams in the name of {brand.Names.En} have been seen since {since}: {count} counted, the last on {last}.{enReturns}")
            : new(
                $"同じ文面の詐欺が{since}から出回っています。これまでに{count}件、最後は{last}です。{jaReturns}",
                $"Scams with this wording have been going round since {since}: {count} seen, the last on {last}.{enReturns}");
    }

    /// <summary>Where the numbers come from and up to when they reach.</summary>
    internal static Bilingual Source(WaveMatch wave) => new(
        $"{wave.Source.Ja}({ReportWords.Iso(wave.AsOf)}まで。それ以後は数えていません)",
        $"{wave.Source.En} (up to {ReportWords.Iso(wave.AsOf)}; nothing later is counted)");
}
