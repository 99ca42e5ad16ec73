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

    private static Reading.Read Read(string name) =>
        (Reading.Read)MessageReader.ReadText(File.ReadAllText(Repository.Path("samples", "messages", "sms", name)), new ReadOptions { Kind = MessageKind.Sms });

    private static Reports.Report Judge(EngineData data, Reading.Read message) => new Analyzer(data).Judge(message, Observations.None, DateTimeOffset.UnixEpoch);
}
