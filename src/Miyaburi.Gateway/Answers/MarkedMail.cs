using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Miyaburi.Gateway.Answers;

/// <summary>Writes a mail with fields added on top and forged ones left out; the body and all other fields stay as they were, byte by byte.</summary>
internal static class MarkedMail
{
    /// <summary>Writes the header with its blank line, and the body unless only the header is asked for.</summary>
    internal static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> mail, ImmutableArray<MailHeader> add, Func<string, bool> isForged, bool withBody)
    {
        var (fields, end) = HeaderFields.Read(mail);
        var lineEnd = HeaderFields.LineEnd(mail);
        var kept = fields.Where(f => !isForged(f.Name)).ToList();
        if (kept is [{ Name: "" } postmark, ..])
        {
            output.Write(mail[postmark.Bytes]);
            kept.RemoveAt(0);
        }

        foreach (var (name, value) in add)
        {
            output.Write(Encoding.ASCII.GetBytes($"{name}: {value.ReplaceLineEndings(lineEnd)}{lineEnd}"));
        }

        foreach (var field in kept)
        {
            output.Write(mail[field.Bytes]);
        }

        if (withBody)
        {
            output.Write(mail[end..]);
            return;
        }

        output.Write(Encoding.ASCII.GetBytes(lineEnd));
    }
}
