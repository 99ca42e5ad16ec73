using System.Collections.Immutable;
using System.Globalization;
using Miyaburi.Gateway.Judging;
using Miyaburi.Reports;
using Miyaburi.Verdicts;

namespace Miyaburi.Gateway.Answers;

/// <summary>A header field to be added.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value: ASCII, folded by CRLF and white space where it is long.</param>
internal sealed record MailHeader(string Name, string Value);

/// <summary>The fields that carry a decision: the same through every door.</summary>
internal static class MailHeaders
{
    internal const string Prefix = "X-Miyaburi-";

    /// <summary>The names of all fields, for servers that remove by name.</summary>
    internal static ImmutableArray<string> All { get; } =
        [Prefix + "Level", Prefix + "Score", Prefix + "Signals", Prefix + "Brand", Prefix + "Reason", Prefix + "Id"];

    /// <summary>The fields for a decision.</summary>
    internal static ImmutableArray<MailHeader> Of(Decision decision, Language language)
    {
        var fields = ImmutableArray.CreateBuilder<MailHeader>();
        fields.Add(new(Prefix + "Level", Word(decision.Level)));
        fields.Add(new(Prefix + "Score", string.Create(CultureInfo.InvariantCulture, $"{decision.Score:F1} / {decision.Thresholds.Spam:F1}")));
        var signals = decision.Symbols.Skip(1).Select(s => s.Name[Symbols.Prefix.Length..]).ToList();
        if (signals.Count > 0)
        {
            fields.Add(new(Prefix + "Signals", Fold(signals)));
        }

        if (decision.Report.ClaimedBrand is { } brand)
        {
            fields.Add(new(Prefix + "Brand", brand.Id));
        }

        if (decision.Level is not Level.NothingFound)
        {
            fields.Add(new(Prefix + "Reason", EncodedWords.Of(Headline(decision, language))));
        }

        fields.Add(new(Prefix + "Id", decision.Id));
        return fields.ToImmutable();
    }

    /// <summary>Whether a field is one of ours, so that one from outside is forged.</summary>
    internal static bool IsOwn(ReadOnlySpan<char> name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The verdict in a sentence.</summary>
    internal static string Headline(Decision decision, Language language) =>
        ReportWords.Headline(decision.Level, decision.Report, Reasons.Of(decision.Report)).In(language);

    /// <summary>The word for a level in header fields.</summary>
    internal static string Word(Level level) => level switch
    {
        Level.Scam => "scam",
        Level.Suspicious => "suspicious",
        _ => "nothing-found",
    };

    /// <summary>Names parted by commas, lines of at most 70 characters.</summary>
    internal static string Fold(IEnumerable<string> names)
    {
        var text = new System.Text.StringBuilder();
        var column = 20;
        foreach (var name in names)
        {
            if (text.Length > 0)
            {
                text.Append(column + name.Length > 68 ? ",\r\n\t" : ",");
                column = column + name.Length > 68 ? 8 : column + 1;
            }

            text.Append(name);
            column += name.Length;
        }

        return text.ToString();
    }
}
