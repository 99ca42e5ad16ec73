using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Miyaburi.Gateway.Answers;
using Miyaburi.Gateway.Judging;
using Miyaburi.Reports;
using Miyaburi.Verdicts;

namespace Miyaburi.Gateway.Doors.Filter;

/// <summary>Translates decisions into the words of message filters: <c>junk</c>, <c>allow</c>, or <c>none</c> where none was made.</summary>
internal static class FilterAnswer
{
    private const int MostReasons = 3;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static ReadOnlyMemory<byte> Of(Judgement judgement, bool suspiciousIsJunk)
    {
        var output = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        if (judgement is Judgement.Decided { Decision: var decision })
        {
            Write(json, decision, suspiciousIsJunk);
        }
        else
        {
            json.WriteString("action", "none");
        }

        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, Decision decision, bool suspiciousIsJunk)
    {
        var isJunk = decision.Level is Level.Scam || decision.IsSpam || (suspiciousIsJunk && decision.Level is Level.Suspicious);
        json.WriteString("action", isJunk ? "junk" : "allow");
        json.WriteString("level", MailHeaders.Word(decision.Level));
        json.WriteString("id", decision.Id);
        Write(json, "headline", new(MailHeaders.Headline(decision, Language.Ja), MailHeaders.Headline(decision, Language.En)));
        json.WriteStartArray("reasons");
        foreach (var reason in Reasons.Of(decision.Report).Main.Take(MostReasons))
        {
            Write(json, null, reason.Finding.Text);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string? name, Bilingual text)
    {
        if (name is null)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject(name);
        }

        json.WriteString("ja", Defanged.Text(text.Ja));
        json.WriteString("en", Defanged.Text(text.En));
        json.WriteEndObject();
    }
}
