using Miyaburi.Messages;
using Miyaburi.Signals;

namespace Miyaburi.Waves.Tests;

/// <summary>Sightings as the engine makes them of texts.</summary>
internal static class Make
{
    private static readonly Analyzer Analyzer = new(EngineData.Embedded);

    internal static readonly DateOnly Day = new(2022, 9, 16);

    internal static WaveTraits Traits(string text)
    {
        var reading = (Reading.Read)MessageReader.ReadText(text, new ReadOptions { Kind = MessageKind.Sms });
        var report = Analyzer.Judge(reading.Message, Observations.None, DateTimeOffset.UnixEpoch);
        return WaveTraits.Of(report.Facts, report.ClaimedBrand?.Id, report.Verdict.Lures.FirstOrDefault());
    }

    internal static Sighting Seen(string text, int day = 0, string reporter = "gateway", SightingSource source = SightingSource.Gateway) => new()
    {
        Id = Guid.NewGuid(),
        Day = Day.AddDays(day),
        Reporter = Sighting.Pseudonym(reporter),
        Source = source,
        Traits = Traits(text),
    };

    /// <summary>The same seen once more: a wave that may be news (<see cref="WaveRules.NewsSightings"/>).</summary>
    internal static Sighting[] Twice(Sighting sighting) => [sighting, sighting with { Id = Guid.NewGuid() }];

    /// <summary>What a person reports, for many of one text.</summary>
    internal static Sighting Said(int day, WaveTraits traits, string reporter) => new() { Id = Guid.NewGuid(), Day = Day.AddDays(day), Reporter = Sighting.Pseudonym(reporter), Source = SightingSource.Person, Traits = traits };

    /// <summary>What a person reports.</summary>
    internal static Sighting Said(string text, string reporter, int day = 0) => Seen(text, day, reporter, SightingSource.Person);

    internal static string Unpaid(string code, string host) =>
        $"【J:COM】ご請求書が未払いの状態です。お支払い期日を過ぎています。サービスを一時停止する可能性があります。受付番号{code} お支払い方法の更新: https://{host}/login";

    internal static string Parcel(string code, string host) =>
        $"お荷物のお届けにあがりましたが不在の為持ち帰りました。番号{code} 配送物は下記よりご確認ください。 http://{host}/";
}
