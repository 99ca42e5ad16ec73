using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Miyaburi.Reports;

namespace Miyaburi.Web;

/// <summary>
/// What goes back to the page: <c>json</c>, <c>html</c> and <c>calendar</c>, or <c>error</c>, a sentence for the person.
/// </summary>
internal static class Answer
{
    // The text is parsed by JSON.parse and by nothing else.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    internal static string Of(Action<IBufferWriter<byte>> report, Html html, string? calendar = null)
    {
        var json = new ArrayBufferWriter<byte>();
        report(json);
        return Write(writer =>
        {
            writer.WriteString("json", json.WrittenSpan);
            writer.WriteString("html", html.ToString());
            if (calendar is not null)
            {
                writer.WriteString("calendar", calendar);
            }
        });
    }

    internal static string Refused(string why) => Write(writer => writer.WriteString("error", why));

    private static string Write(Action<Utf8JsonWriter> properties)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output, Plain))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
