using System.Text.Json;
using Miyaburi.Tests;
using NJsonSchema;
using static Miyaburi.Cli.Tests.CommandLine;

namespace Miyaburi.Cli.Tests;

/// <summary>The JSON contract, held against what the program really prints by an independent validator.</summary>
public sealed class ContractTests
{
    private static readonly Lazy<Task<(JsonSchema Report, JsonSchema Error)>> Schema = new(ReadAsync);

    public static TheoryData<string[]> Commands => new()
    {
        new[] { "scan", "samples/messages" },
        new[] { "check", "samples/messages/mail/jcom-unpaid.eml", "--format", "json" },
        new[] { "check", "samples/messages/mail/jcom-unpaid.eml", "--format", "json", "--did", "opened,typedCard,reusedPassword,sentGiftCard", "--customer", "no", "--on", "2026-11-23" },
        new[] { "check", "--sms", "samples/messages/sms/jcom-unpaid.txt", "--sender", "+8190000000", "--format", "json" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Reports_ObeyTheSchema(string[] command)
    {
        var (report, _) = await Schema.Value;
        var lines = Run(command).Lines;
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Empty(report.Validate(line)));
    }

    [Theory]
    [InlineData("""{"id":"u","text":"https://mypage.jcom.co.jp-acc.one/?verify"}""", "url")]
    [InlineData("""{"id":7,"text":"駅前に7時でどう?","kind":"sms"}""", "sms")]
    [InlineData("""{"id":null,"text":"未納料金があります。0120-000-000まで。口座:○○銀行 普通 1234567 LINE ID: abc_123"}""", "text")]
    [InlineData("""{"eml":"RnJvbTogYUBiLmV4YW1wbGUKU3ViamVjdDogeAoKaGVsbG8="}""", "mail")]
    public async Task EveryKind_ObeysTheSchema(string line, string kind)
    {
        var (report, _) = await Schema.Value;
        var ran = RunWith(line, "scan", "-");
        Assert.Empty(report.Validate(ran.Lines.Single()));
        Assert.Equal(kind, JsonDocument.Parse(ran.Lines.Single()).RootElement.GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("{\"id\":1,")]
    [InlineData("""{"id":"b"}""")]
    [InlineData("""{"id":{"x":1},"eml":"!!!"}""")]
    public async Task UnreadableLines_GiveErrorObjectsOfTheSchema(string line)
    {
        var (report, error) = await Schema.Value;
        var printed = RunWith(line, "scan", "-").Lines.Single();
        Assert.Empty(error.Validate(printed));
        Assert.NotEmpty(report.Validate(printed));
    }

    [Fact]
    public async Task Validator_SeesAWrongReport()
    {
        var (report, _) = await Schema.Value;
        var printed = RunWith("駅前に7時でどう?", "check", "-", "--format", "json").Output;
        Assert.NotEmpty(report.Validate(printed.Replace("\"nothingFound\"", "\"safe\"", StringComparison.Ordinal)));
        Assert.NotEmpty(report.Validate(printed.Replace("\"dataAsOf\"", "\"dataAsof\"", StringComparison.Ordinal)));
    }

    /// <summary>The validator knows the older word for <c>$defs</c> only.</summary>
    private static async Task<(JsonSchema Report, JsonSchema Error)> ReadAsync()
    {
        var text = File.ReadAllText(Repository.Path("data", "schema", "report.schema.json")).Replace("$defs", "definitions", StringComparison.Ordinal);
        var report = await JsonSchema.FromJsonAsync(text);
        return (report, report.Definitions["error"]);
    }
}
