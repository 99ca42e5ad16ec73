using System.Text;
using Miyaburi.Brands;
using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Signals;

namespace Miyaburi.Tests.Reports;

public sealed class DataAgeTests
{
    private const string Scam = "【J:COM】ご請求書が未払いの状態です。 https://jcom-info.com/";

    [Theory]
    [InlineData(Language.Ja, 5, "時点のものです。", "半年以上前")]
    [InlineData(Language.Ja, 7, "半年以上前です。新しい版に更新してください。", "時点のものです。")]
    [InlineData(Language.En, 5, "Brand facts as of ", "six months")]
    [InlineData(Language.En, 7, "more than six months ago. Please update", "Brand facts as of ")]
    public void Report_OfOldData_WarnsPastSixMonths(Language language, int months, string said, string unsaid)
    {
        var newest = Judge(Scam, DateTimeOffset.UnixEpoch).DataAsOf;
        var report = Judge(Scam, new DateTimeOffset(newest.AddMonths(months), default, TimeSpan.Zero));
        var text = TextReport.Render(report, ReportOptions.None, new TextStyle { Language = language, Width = 200, IsStyled = false });
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain(unsaid, text, StringComparison.Ordinal);
    }

    /// <summary>The facts shown are the claimed brand's, and so is the day; the day holds for every one of them.</summary>
    [Fact]
    public void Report_DataAsOf_IsTheClaimedBrandsOwn()
    {
        var jcom = EngineData.Embedded.Brands.Find("jcom")!.File.Sources.Values.Min(s => s.Checked);
        Assert.Equal(jcom, Judge(Scam, DateTimeOffset.UnixEpoch).DataAsOf);
        Assert.Equal(EngineData.Embedded.Brands.AsOf, Judge("7時に駅前で", DateTimeOffset.UnixEpoch).DataAsOf);
    }

    [Fact]
    public void Brand_OneFactLookedUpToday_MakesTheOthersNoNewer()
    {
        var brand = Brand.Read("""
            {
              "id": "b", "names": { "ja": "あ", "en": "A" }, "category": "other", "aliases": [], "domains": [], "reach": [],
              "sources": {
                "a": { "url": "https://a.example/", "owner": true, "checked": "2026-11-23" },
                "b": { "url": "https://b.example/", "owner": true, "checked": "2026-03-01" },
                "c": { "url": "https://c.example/", "owner": true, "checked": "2026-11-22" }
              }
            }
            """u8.ToArray());
        Assert.Equal(new DateOnly(2026, 3, 1), new BrandDirectory([brand], ClaimCues.Read(File.ReadAllBytes(Repository.Path("data", "cues", "claims.json")))).AsOf);
    }

    [Fact]
    public void Directory_OneBrandLookedUpToday_MakesTheOthersNoNewer()
    {
        var brands = Enumerable.Range(1, 5).Select(day => Brand.Read(Encoding.UTF8.GetBytes($$"""
            {
              "id": "b{{day}}", "names": { "ja": "あ{{day}}", "en": "A{{day}}" }, "category": "other", "aliases": [], "domains": [], "reach": [],
              "sources": { "a": { "url": "https://a.example/", "owner": true, "checked": "202{{day}}-01-01" } }
            }
            """)));
        Assert.Equal(new DateOnly(2023, 1, 1), new BrandDirectory(brands, ClaimCues.Read(File.ReadAllBytes(Repository.Path("data", "cues", "claims.json")))).AsOf);
    }

    private static Report Judge(string text, DateTimeOffset at) =>
        new Analyzer(EngineData.Embedded).Judge(Assert.IsType<Reading.Read>(MessageReader.ReadText(text, new() { Kind = MessageKind.Sms })), Observations.None, at);
}
