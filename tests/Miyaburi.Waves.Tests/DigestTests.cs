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

    private static Reports.Report Judge(EngineData data, Reading.Read message) => new Analyzer(data).Judge(message, Observations.None, DateTimeOffset.UnixEpoch);
}
