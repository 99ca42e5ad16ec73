using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Signals;

namespace Miyaburi.Tests;

/// <summary>All limits lie in one record, and reaching one is said.</summary>
public sealed partial class LimitTests
{
    private static readonly Analyzer Analyzer = new(EngineData.Embedded);

    private const string Html = "From: a@b.example\nSubject: x\nContent-Type: text/html\n\n";

    /// <summary>Constants that are no bound on what is read of a message: sizes of formats, guesses of a kind, caches, and what another limit bounds before.</summary>
    private static readonly string[] NoLimits =
    [
        "AddressEnd.MostDoubts", "CharsetNames.MaximumLength", "ElementStack.MaximumDepth", "HeaderBlock.MostLines", "HeaderGuard.MostLateFields", "HeaderParameters.MostPieces",
        "OutlookHeader.MostShort", "OutlookMail.MostShort", "QrDrawing.MostColumns", "QrDrawing.MostLines", "QrLayout.MostVersions", "QrTable.Most", "StyleAttributes.Most", "TargetText.MostRounds",
    ];

    public static TheoryData<string, AnalysisLimits, string> Reached => new()
    {
        { "contactPoints", Small with { ContactPoints = 1 }, Html + "電話 03-1234-5678 電話 03-1234-5679" },
        { "links", Small with { Links = 1 }, "https://a.example/ と https://b.example/" },
        { "recipients", Small with { Recipients = 1 }, "To: a@b.example, c@d.example\n" + Html + "x" },
        { "traceFields", Small with { TraceFields = 1 }, "Received: from a\nReceived: from b\n" + Html + "x" },
        { "tagAttributes", Small with { TagAttributes = 1 }, Html + "<a class=x href=https://a.example/>x</a>" },
        { "styleRules", Small with { StyleRules = 1 }, Html + "<style>.a{color:red}.b{display:none}</style>x" },
        { "scriptLinks", Small with { ScriptLinks = 1 }, Html + "<script>location='https://a.example/';location='https://b.example/'</script>x" },
        { "xmlEntities", Small with { XmlEntities = 1 }, File("image/svg+xml", "a.svg", "<!DOCTYPE svg [<!ENTITY a \"b\"><!ENTITY c \"d\">]><svg/>"u8) },
        { "xmlEntityDepth", Small with { XmlEntityDepth = 1 }, File("image/svg+xml", "a.svg", "<!DOCTYPE svg [<!ENTITY c \".example\"><!ENTITY a \"evil&c;\"><!ENTITY b \"https://&a;/\">]><svg><a href='&b;'>x</a></svg>"u8) },
        { "pdfLinks", Small with { PdfLinks = 1 }, File("application/pdf", "a.pdf", "%PDF-1.7 /URI (https://a.example/) /URI (https://b.example/)"u8) },
        { "pdfOverlap", Small with { PdfOverlap = 1 }, File("application/pdf", "a.pdf", "%PDF-1.7 /F (https://a.example/)"u8) },
        { "pdfStreams", Small with { PdfStreams = 1 }, File("application/pdf", "a.pdf", "%PDF-1.7 stream\nx\nendstream stream\ny\nendstream"u8) },
        { "archiveEntries", Small with { ArchiveEntries = 1 }, File("application/zip", "a.zip", Zip("a", "b")) },
        { "archiveEntries", Small with { ArchiveEntries = 1 }, File("application/octet-stream", "a.docx", Zip("[Content_Types].xml", "word/document.xml")) },
        { "qrDrawings", Small with { QrDrawings = 1 }, string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat("█▀▄█▀▄█▀▄█▀▄\n", 12)) + "\nx\n", 2)) },
        { "urlCharacters", Small with { UrlCharacters = 20 }, Html + "<a href=https://a.example/0123456789>x</a>" },
        { "markupDepth", Small, Html + string.Concat(Enumerable.Repeat("<div>", 600)) + "x" },
    };

    private static AnalysisLimits Small => AnalysisLimits.Default;

    [Theory]
    [MemberData(nameof(Reached))]
    public void ReachedLimit_IsInTheReport_AndWithoutItIsNot(string name, AnalysisLimits limits, string text)
    {
        Assert.Contains(new Unknown("limitReached", name), Judge(text, limits).Facts.Unknowns);
        Assert.Contains($"\"{name}\"", Json(Judge(text, limits)), StringComparison.Ordinal);
        if (name != "markupDepth")
        {
            Assert.DoesNotContain(Judge(text, AnalysisLimits.Default).Facts.Unknowns, u => u.Code == "limitReached");
        }
    }

    [Fact]
    public void RepeatedContactPoints_DoNotUseUpTheLimit()
    {
        var report = Judge(Html + string.Concat(Enumerable.Repeat("電話 03-1234-5678\n", 300)) + "電話 050-1234-5678", AnalysisLimits.Default);

        Assert.Equal(["0312345678", "05012345678"], report.Facts.ContactPoints.Select(c => c.Value));
        Assert.Empty(report.Facts.Unknowns);
    }

    [Fact]
    public void EveryLimitThatCutsReading_HasItsSentence()
    {
        // Reported under another name, or only shortening a list.
        string[] others = ["headerBytes", "headerFields", "headerFieldBytes", "nestedTargets", "outlookEntries", "outlookProperties", "rtfDepth", "decoysPerLink", "placesPerLink", "unknowns", "evidencePerFinding"];
        var names = typeof(AnalysisLimits).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Except(others);

        Assert.All(names, n => Assert.DoesNotContain($"({n})", UnknownWords.Of(new Unknown("limitReached", n)).En, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryUnknown_HasItsSentence()
    {
        var codes = Directory.EnumerateFiles(Repository.Path("src", "Miyaburi", "Messages"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Reported().Matches(System.IO.File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToArray();

        Assert.Contains("bodyEmpty", codes);
        Assert.All(codes, c => Assert.DoesNotContain($"({c}", UnknownWords.Of(new Unknown(c, "x")).En, StringComparison.Ordinal));
    }

    [Fact]
    public void MailWithoutABody_IsNotToldThatNothingWasFoundInIt()
    {
        var report = Judge("From: a@b.example\nSubject: hello\nContent-Type: text/plain\n\n", AnalysisLimits.Default);

        Assert.Contains("The body could not be examined", MarkdownReport.Render(report, ReportOptions.None, Language.En), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"Report\((?:reading == AttachmentReading\.Encrypted \? ""attachmentEncrypted"" : )?""(\w+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Reported();

    /// <summary>A new bound belongs into <see cref="AnalysisLimits"/>; a constant of a format is named above.</summary>
    [Fact]
    public void BoundsOfReading_StandNowhereElse()
    {
        var found = from layer in new[] { "Messages", "Links" }
                    from file in Directory.EnumerateFiles(Repository.Path("src", "Miyaburi", layer), "*.cs", SearchOption.AllDirectories)
                    from match in Bound().Matches(System.IO.File.ReadAllText(file))
                    select $"{Path.GetFileNameWithoutExtension(file)}.{match.Groups[1].Value}";

        Assert.Equal(NoLimits.Order(StringComparer.Ordinal), found.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"(?:const|static readonly) int (?:\w+ = [^;]*, )*((?:Most|Maximum|Max)\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex Bound();

    private static Report Judge(string text, AnalysisLimits limits)
    {
        var reading = Assert.IsType<Reading.Read>(Analyzer.Read(Encoding.UTF8.GetBytes(text), new ReadOptions { Limits = limits }));
        return Analyzer.Judge(reading, Observations.None, DateTimeOffset.UnixEpoch, limits);
    }

    private static string Json(Report report)
    {
        var json = new System.Buffers.ArrayBufferWriter<byte>();
        JsonReport.Write(json, report, ReportOptions.None);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static string File(string type, string name, ReadOnlySpan<byte> bytes) =>
        $"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nx\n--b\nContent-Type: {type}; name={name}\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(bytes)}\n--b--\n";

    private static byte[] Zip(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                archive.CreateEntry(name);
            }
        }

        return stream.ToArray();
    }
}
