using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Miyaburi.Recovery;

namespace Miyaburi.Cli.Commands;

/// <summary>What the person did, when, and whether as a customer.</summary>
/// <param name="Did">What was done; empty when not said.</param>
/// <param name="Customer">Whether the person is a customer.</param>
/// <param name="On">The day it happened.</param>
internal sealed record PlanAnswers(ImmutableHashSet<Exposure> Did, Customer Customer, DateOnly On);

/// <summary>The options from which a plan is made.</summary>
internal sealed record PlanOptions(Option<string[]> Did, Option<string> Customer, Option<string> On)
{
    internal static PlanOptions For(Words words)
    {
        var ids = string.Join(", ", Exposures.All.Select(Exposures.IdOf));
        var did = new Option<string[]>("--did")
        {
            Description = words.Of($"してしまったこと(コンマ区切り)。次にすることを示します: {ids}", $"What was done, comma-separated; shows what to do next: {ids}"),
            HelpName = "DID",
            AllowMultipleArgumentsPerToken = true,
        };
        did.CompletionSources.Add([.. Exposures.All.Select(Exposures.IdOf)]);
        var customer = new Option<string>("--customer") { Description = words.Of("その会社を契約・利用しているか", "Whether you are a customer of the company"), HelpName = "yes|no" };
        customer.AcceptOnlyFromAmong("yes", "no");
        var on = new Option<string>("--on") { Description = words.Of("それが起きた日(2026-11-23 の形)。期限はこの日から数えます。指定がなければ今日(日本の日付)", "The day it happened (like 2026-11-23), from which deadlines count; today in Japan if not given"), HelpName = "DATE" };
        return new(did, customer, on);
    }

    internal PlanAnswers Read(ParseResult parsed) => new(
        Read(parsed.GetValue(Did) ?? []),
        parsed.GetValue(Customer) switch { "yes" => Recovery.Customer.Yes, "no" => Recovery.Customer.No, _ => Recovery.Customer.Unknown },
        Day(parsed.GetValue(On)));

    private static ImmutableHashSet<Exposure> Read(string[] values) =>
        [.. values.SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(Find)];

    private static Exposure Find(string id)
    {
        foreach (var exposure in Exposures.All)
        {
            if (string.Equals(Exposures.IdOf(exposure), id, StringComparison.OrdinalIgnoreCase))
            {
                return exposure;
            }
        }

        var known = string.Join(", ", Exposures.All.Select(Exposures.IdOf));
        throw new Failure(new($"--did「{id}」は分かりません。次から選んでください: {known}", $"--did {id}: not known; choose from {known}"));
    }

    internal static DateOnly Day(string? text)
    {
        if (text is null)
        {
            return JapanTime.DayOf(TimeProvider.System.GetUtcNow());
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new Failure(new($"--on「{text}」は日付として読めません。2026-11-23 のように書いてください。", $"--on {text}: not a date; write it like 2026-11-23"));
    }
}
