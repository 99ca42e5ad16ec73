using System.Text;
using System.Text.Json.Nodes;
using Miyaburi.Recovery;

namespace Miyaburi.Tests.Recovery;

public sealed class GuidanceCheckTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    [Fact]
    public void Check_ShippedFiles_NoErrors() =>
        Assert.Empty(GuidanceCheck.Check(GuideFiles.Embedded(), Day));

    [Fact]
    public void Check_YearAndADayLater_EverySourceIsOld()
    {
        var errors = GuidanceCheck.Check(GuideFiles.Embedded(), Day.AddDays(365));

        Assert.NotEmpty(errors);
        Assert.All(errors, e => Assert.EndsWith(".checked", e.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("steps[0].contacts", """["nobody"]""", "$.steps[0].contacts", "No desk nobody.")]
    [InlineData("steps[0].sources", """["nowhere"]""", "$.steps[0].sources", "No source nowhere.")]
    [InlineData("steps[0].sources", "[]", "$.steps[0].sources", "at least one source")]
    [InlineData("steps[0].title.easy", "\" \"", "$.steps[0].title.easy", "empty")]
    [InlineData("steps[0].title.en", "\"Stop\\u200Bit\"", "$.steps[0].title.en", "U+200B")]
    [InlineData("steps[0].why.ja", "\"理由 (MEM)\"", "$.steps[0].why.ja", "MEM")]
    [InlineData("steps[0].why.ja", "\"{bank}に電話\"", "$.steps[0].why.ja", "{brand}")]
    [InlineData("steps[0].exposures", "[]", "$.steps[0].exposures", "always")]
    [InlineData("steps[0].exposures", """["typedCards"]""", "$.steps[0].exposures[0]", "could not be converted")]
    [InlineData("steps[0].urgency", "\"soon\"", "$.steps[0].urgency", "could not be converted")]
    [InlineData("steps[0].unknown", "1", "$.steps[0].unknown", "could not be mapped")]
    [InlineData("steps[1].id", "\"card-stop\"", "$.steps[1].id", "twice")]
    [InlineData("id", "\"cards\"", "$.id", "file name")]
    [InlineData("sources.jcb.status", "\"memory\"", "$.sources.jcb.status", "could not be converted")]
    [InlineData("sources.jcb.url", "\"javascript:alert(1)\"", "$.sources.jcb.url", "https://")]
    [InlineData("sources.jcb.checked", "\"2025-01-01\"", "$.sources.jcb.checked", "days ago")]
    public void Check_FaultInGuidance_NamesFileAndPlace(string place, string value, string path, string message) =>
        AssertFault("guidance/card.json", place, value, path, message);

    [Theory]
    [InlineData("contacts[1].phones[0].source", "\"gov-online\"", "$.contacts[1].phones[0].source", "owner")]
    [InlineData("contacts[1].phones[0].number", "\"call us\"", "$.contacts[1].phones[0].number", "Digits")]
    [InlineData("contacts[0].phones", "[]", "$.contacts[0]", "how to reach")]
    [InlineData("contacts[0].owners", "[]", "$.contacts[0].owners", "organisation")]
    public void Check_FaultInContacts_NamesFileAndPlace(string place, string value, string path, string message) =>
        AssertFault("contacts/public.json", place, value, path, message);

    [Fact]
    public void Check_PhoneFromSecondHandPage_IsAnError() =>
        AssertFault("contacts/public.json", "sources.caa.status", "\"secondHand\"", "$.contacts[4].phones[0].source", "owner");

    [Fact]
    public void Check_SeveralFaults_ReportsAllAtOnce()
    {
        var files = Edited(GuideFiles.Embedded(), "guidance/card.json", "steps[0].why.ja", "\"\"");
        files = Edited(files, "guidance/app.json", "steps[0].contacts", """["nobody"]""");
        files = Edited(files, "contacts/public.json", "id", "\"x\"");

        Assert.Equal(
            ["contacts/public.json", "guidance/app.json", "guidance/card.json"],
            GuidanceCheck.Check(files, Day).Select(e => e.File).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Check_ExposureWithoutStep_IsReported()
    {
        var files = GuideFiles.Embedded().Where(f => f.Name is GuideFiles.Exposures or "guidance/opened.json");

        var errors = GuidanceCheck.Check(files, Day);
        Assert.Contains(errors, e => e.Message == "No step serves sharedWallet.");
        Assert.DoesNotContain(errors, e => e.Message == "No step serves opened.");
    }

    [Fact]
    public void Check_NotJson_IsReported()
    {
        var error = Assert.Single(
            GuidanceCheck.Check([.. GuideFiles.Embedded(), new GuideSourceFile("guidance/broken.json", "{ \"id\": "u8.ToArray())], Day));

        Assert.Equal("guidance/broken.json", error.File);
    }

    [Fact]
    public void Load_FileWithFault_NamesTheFile()
    {
        var files = Edited(GuideFiles.Embedded(), "guidance/card.json", "steps[0].urgency", "\"soon\"");

        var error = Assert.ThrowsAny<System.Text.Json.JsonException>(() => RecoveryGuide.Load(files));
        Assert.Contains("guidance/card.json", error.Message, StringComparison.Ordinal);
    }

    private static void AssertFault(string file, string place, string value, string path, string message)
    {
        var errors = GuidanceCheck.Check(Edited(GuideFiles.Embedded(), file, place, value), Day);

        Assert.Contains(errors, e => e.File == file && e.Path == path && e.Message.Contains(message, StringComparison.Ordinal));
    }

    private static GuideSourceFile[] Edited(IEnumerable<GuideSourceFile> files, string name, string place, string value) =>
        [.. files.Select(f => f.Name == name ? f with { Json = Edit(f.Json, place, value) } : f)];

    private static ReadOnlyMemory<byte> Edit(ReadOnlyMemory<byte> json, string place, string value)
    {
        var root = JsonNode.Parse(json.Span)!;
        var steps = place.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        var parent = steps[..^1].Aggregate(root, (node, step) => node is JsonArray ? node[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        parent[steps[^1]] = JsonNode.Parse(value);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }
}
