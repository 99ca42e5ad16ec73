using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Tests;
using Miyaburi.Verdicts;

namespace Miyaburi.Waves.Tests;

/// <summary>Matching on the device.</summary>
public sealed class DigestTests
{
    private static readonly Reading.Read Unpaid = Read("jcom-unpaid.txt");

    [Fact]
    public void JcomScam_IsKnownSince2015()
    {
        var wave = Judge(EngineData.Embedded, Unpaid).Wave!;
        Assert.Equal((WaveBasis.Brand, "jcom", new DateOnly(2015, 10, 20)), (wave.Basis, wave.Entry.Brand, wave.Entry.Since));
        Assert.InRange(wave.Entry.Count, 100, 200);
        Assert.True(wave.Entry.Returns > 0);
    }

    [Fact]
    public void Match_NeverChangesAVerdict()
    {
        var without = EngineData.Embedded.With(WaveDigest.Empty);
        foreach (var file in Directory.EnumerateFiles(Repository.Path("samples", "messages", "sms"), "*.txt"))
        {
            var message = Read(Path.GetFileName(file));
            var (a, b) = (Judge(EngineData.Embedded, message), Judge(without, message));
            Assert.Equal((a.Verdict.Level, a.Verdict.Probability), (b.Verdict.Level, b.Verdict.Probability));
            Assert.Null(b.Wave);
            Assert.True(a.Verdict.Level is not Level.NothingFound || a.Wave is null);
        }
    }

    [Fact]
    public void Text_IsMatchedBeforeTheBrand()
    {
        var traits = Make.Traits(Make.Unpaid("77", "other.top"));
        var file = new WaveDigestFile
        {
            AsOf = Make.Day,
            Source = "test",
            Brands = [],
            Texts = [new WaveEntry { Id = "2022-09-test", Brand = "jcom", Since = Make.Day, Last = Make.Day, Count = 9, Signature = Convert.ToBase64String(traits.Signature.ToBytes()) }],
        };
        var digest = WaveDigest.Read(System.Text.Encoding.UTF8.GetBytes(file.Write()));
        var wave = Judge(EngineData.Embedded.With(digest), Unpaid).Wave!;
        Assert.Equal((WaveBasis.Text, "2022-09-test"), (wave.Basis, wave.Entry.Id));
        Assert.Null(Judge(EngineData.Embedded.With(digest), Read("jcom-duckdns.txt")).Wave);
    }

    /// <summary>A digest without the Japanese words, as older servers give it, is read as before.</summary>
    [Theory]
    [InlineData("ある記録", "ある記録")]
    [InlineData(null, "some record")]
    public void Source_IsSaidInOneLanguage(string? ja, string said)
    {
        var file = new WaveDigestFile { AsOf = Make.Day, Source = "some record", SourceJa = ja, Brands = [], Texts = [] };
        var source = WaveDigest.Read(System.Text.Encoding.UTF8.GetBytes(file.Write())).Source;
        Assert.Equal((said, "some record"), (source.Ja, source.En));
        var both = Of(50, Make.Day, Make.Day).Over(Of(100, Make.Day, Make.Day));
        Assert.Equal("test、test", Judge(EngineData.Embedded.With(both), Unpaid).Wave!.Source.Ja);
    }

    [Fact]
    public void Source_OfTheDigestThatComesWithTheData_HasNoOtherLanguageInIt()
    {
        var source = EngineData.Embedded.Waves.Source;
        Assert.All(source.En, c => Assert.True(c < '\u3000', source.En));
        Assert.DoesNotContain("history", source.Ja, StringComparison.Ordinal);
    }

    /// <summary>Nobody's name is taken: five people send such a text, and another wording of it is recognised on the device by text or by lure.</summary>
    [Theory]
    [InlineData("お母さん、携帯を水没させて機種変したから番号が変わった。このLINEを追加して。急ぎでお金が必要なんだ https://l-add.top/f", "息子だよ。スマホが壊れて新しい電話番号になりました。会社のお金をなくしてしまって今日中に振り込まないといけない。誰にも言わないで", "familyEmergency")]
    [InlineData("あなたの端末をハッキングし、アダルトサイトを見ている姿をカメラで録画しました。48時間以内にビットコインで20万円を送金しなければ動画を連絡先全員に送ります", "お前の恥ずかしい動画を持っている。ビットコインを送らなければ家族と同僚に動画をばらまく", "sextortion")]
    public async Task NoBrand_IsMatchedByTextAndByLure(string sent, string other, string lure)
    {
        var store = Path.Combine(Directory.CreateTempSubdirectory("miyaburi-digest-").FullName, "waves.db");
        await using (var writer = WaveStore.Open(store, WaveRules.Default))
        {
            writer.Add([.. Enumerable.Range(0, 5).Select(i => Make.Said(sent, $"p{i}"))]);
        }

        await using var reader = WaveReader.Open(store, WaveRules.Default);
        var file = StoreDigest.Make(reader, Make.Day, "test", WaveRules.Default);
        Assert.Empty(file.Brands);
        var digest = EngineData.Embedded.With(WaveDigest.Read(System.Text.Encoding.UTF8.GetBytes(file.Write())).Over(EngineData.Embedded.Waves));
        var (same, alike) = (Judge(digest, Text(sent)).Wave!, Judge(digest, Text(other)));
        Assert.Equal((WaveBasis.Text, 5), (same.Basis, same.Entry.Count));
        Assert.Null(alike.ClaimedBrand);
        Assert.Equal((WaveBasis.Lure, lure, 5), (alike.Wave!.Basis, alike.Wave.Entry.Lure, alike.Wave.Entry.Count));
        Assert.Contains(Reports.LureWords.Of(lure).Ja, Reports.ReportDocuments.Of(alike, new()).Wave!.Text.Ja, StringComparison.Ordinal);
        Assert.Null(Judge(EngineData.Embedded, Text(other)).Wave);
        // A brand that the digest does not know is not looked for by its lure.
        Assert.NotEqual(WaveBasis.Lure, Judge(digest, Unpaid).Wave!.Basis);
        Directory.Delete(Path.GetDirectoryName(store)!, recursive: true);
    }

    /// <summary>A digest of an older program knows no lures.</summary>
    [Fact]
    public void WithoutLures_IsRead() =>
        Assert.Empty(WaveDigest.Read("""{"asOf":"2024-06-30","source":"x","brands":[],"texts":[]}"""u8).Entries);

    /// <summary>The larger number is said with the day up to which it was counted, not with that of the other source.</summary>
    [Theory]
    [InlineData(50, 100, "2024-06-30")]
    [InlineData(200, 200, "2026-11-28")]
    public void TwoSources_TheDayIsThatOfTheNumber(int own, int said, string day)
    {
        var digest = Of(own, new DateOnly(2022, 9, 25), new DateOnly(2026, 11, 28)).Over(Of(100, new DateOnly(2023, 12, 21), new DateOnly(2024, 6, 30)));
        var wave = Judge(EngineData.Embedded.With(digest), Unpaid).Wave!;
        Assert.Equal((said, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new DateOnly(2023, 12, 21)), (wave.Entry.Count, wave.AsOf, wave.Entry.Last));
    }

    [Fact]
    public void TwoSources_ALaterSightingMovesTheDay()
    {
        var digest = Of(1, new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 28)).Over(Of(100, new DateOnly(2023, 12, 21), new DateOnly(2024, 6, 30)));
        Assert.Equal(new DateOnly(2026, 11, 2), Judge(EngineData.Embedded.With(digest), Unpaid).Wave!.AsOf);
    }

    private static WaveDigest Of(int count, DateOnly last, DateOnly asOf) => WaveDigest.Read(System.Text.Encoding.UTF8.GetBytes(
        new WaveDigestFile { AsOf = asOf, Source = "test", Brands = [new WaveEntry { Brand = "jcom", Since = Make.Day, Last = last, Count = count }], Texts = [] }.Write()));

    private static Reading.Read Read(string name) =>
        (Reading.Read)MessageReader.ReadText(File.ReadAllText(Repository.Path("samples", "messages", "sms", name)), new ReadOptions { Kind = MessageKind.Sms });

    private static Reading.Read Text(string text) => (Reading.Read)MessageReader.ReadText(text, new ReadOptions { Kind = MessageKind.Sms });

    private static Reports.Report Judge(EngineData data, Reading.Read message) => new Analyzer(data).Judge(message, Observations.None, DateTimeOffset.UnixEpoch);
}
