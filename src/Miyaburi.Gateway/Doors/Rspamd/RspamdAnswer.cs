using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Miyaburi.Gateway.Answers;
using Miyaburi.Gateway.Judging;
using Miyaburi.Messages;
using Miyaburi.Signals;

namespace Miyaburi.Gateway.Doors.Rspamd;

/// <summary>Translates decisions into rspamd's JSON.</summary>
internal static class RspamdAnswer
{
    private const int MostHosts = 64;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static ReadOnlyMemory<byte> Of(Decision decision, ReadOnlyMemory<byte> mail, Language language, TimeSpan took) => Write(json =>
    {
        var facts = decision.Report.Facts;
        json.WriteBoolean("is_skipped", false);
        json.WriteNumber("score", decision.Score);
        json.WriteNumber("required_score", decision.Thresholds.Spam);
        json.WriteString("action", Word(decision.Action));
        WriteThresholds(json, decision);
        WriteSymbols(json, decision, language);
        json.WriteStartObject("messages");
        json.WriteString("miyaburi", $"{MailHeaders.Headline(decision, language)} ({decision.Id})");
        json.WriteEndObject();
        json.WriteStartArray("urls");
        foreach (var host in facts.Links.Select(l => l.Host?.Ascii).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostHosts))
        {
            json.WriteStringValue(host);
        }

        json.WriteEndArray();
        json.WriteStartArray("emails");
        foreach (var address in Addresses(facts).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostHosts))
        {
            json.WriteStringValue(address);
        }

        json.WriteEndArray();
        json.WriteString("message-id", RspamdMessageId.Of(mail.Span));
        WriteMilter(json, decision, language);
        if (decision.Action is MailAction.RewriteSubject)
        {
            json.WriteString("subject", SubjectTag.Of(decision, language) + SubjectTag.Original(decision.Report));
        }

        json.WriteNumber("time_real", Math.Round(took.TotalSeconds, 6));
    });

    internal static ReadOnlyMemory<byte> Fault(string text) => Write(json => json.WriteString("error", text));

    internal static ReadOnlyMemory<byte> Statistics(Tally tally, TimeSpan uptime) => Write(json =>
    {
        json.WriteString("version", typeof(RspamdAnswer).Assembly.GetName().Version!.ToString(3));
        json.WriteBoolean("read_only", true);
        json.WriteNumber("uptime", (long)uptime.TotalSeconds);
        json.WriteNumber("scanned", tally.Scanned);
        json.WriteNumber("learned", 0);
        json.WriteNumber("spam_count", tally.Actions.Where(a => a.Action is not MailAction.None).Sum(a => a.Count));
        json.WriteNumber("ham_count", tally.Actions.Where(a => a.Action is MailAction.None).Sum(a => a.Count));
        json.WriteStartObject("actions");
        foreach (var (action, count) in tally.Actions.Where(a => a.Action is not MailAction.Quarantine))
        {
            json.WriteNumber(Word(action), count);
        }

        json.WriteEndObject();
        json.WriteNumber("undecided", tally.Undecided);
    });

    /// <summary>All signals, as the controller lists symbols.</summary>
    internal static ReadOnlyMemory<byte> Catalog(Language language)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartArray();
        foreach (var group in SignalCatalog.All.Select(s => s.Descriptor).GroupBy(d => d.Group))
        {
            json.WriteStartObject();
            json.WriteString("group", group.Key.ToString());
            json.WriteStartArray("rules");
            foreach (var signal in group)
            {
                json.WriteStartObject();
                json.WriteString("symbol", Symbols.Prefix + signal.Id);
                json.WriteNumber("weight", EngineData.Embedded.Model.Weights.GetValueOrDefault(signal.Id));
                json.WriteString("description", signal.Name.In(language));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        return output.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private static void WriteThresholds(Utf8JsonWriter json, Decision decision)
    {
        var thresholds = decision.Thresholds;
        json.WriteStartObject("thresholds");
        double? mark = double.IsFinite(thresholds.Suspicious) ? thresholds.Suspicious : null;
        foreach (var (name, value) in new[] { ("add header", mark), ("rewrite subject", thresholds.RewriteSubject), ("reject", thresholds.Reject) })
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteSymbols(Utf8JsonWriter json, Decision decision, Language language)
    {
        json.WriteStartObject("symbols");
        foreach (var symbol in decision.Symbols)
        {
            json.WriteStartObject(symbol.Name);
            json.WriteString("name", symbol.Name);
            json.WriteNumber("score", symbol.Score);
            json.WriteNumber("metric_score", symbol.Score);
            json.WriteString("description", symbol.Text.In(language));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>What a mail server is to change: our fields added, forged ones removed (0: all of that name).</summary>
    private static void WriteMilter(Utf8JsonWriter json, Decision decision, Language language)
    {
        json.WriteStartObject("milter");
        json.WriteStartObject("add_headers");
        foreach (var (name, value) in MailHeaders.Of(decision, language))
        {
            json.WriteStartObject(name);
            json.WriteString("value", value.ReplaceLineEndings(""));
            json.WriteNumber("order", 0);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("remove_headers");
        foreach (var name in MailHeaders.All)
        {
            json.WriteNumber(name, 0);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Mail addresses in text and links; those of header fields are no part of it.</summary>
    private static IEnumerable<string> Addresses(CaseFacts facts) =>
    [
        .. facts.ContactPoints.Where(c => c.Kind is ContactKind.Email).Select(c => c.Value),
        .. facts.Links.Select(l => l.Link.Url).Where(u => u.Scheme is "mailto").SelectMany(u => Uri.UnescapeDataString(u.Path).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
    ];

    /// <summary>rspamd's words; quarantine has none, and is left to whoever reads the score.</summary>
    private static string Word(MailAction action) => action switch
    {
        MailAction.None => "no action",
        MailAction.RewriteSubject => "rewrite subject",
        MailAction.Reject => "reject",
        _ => "add header",
    };
}
