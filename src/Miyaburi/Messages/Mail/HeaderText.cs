using System.Text;
using Miyaburi.Messages.Charsets;
using Miyaburi.Text;

namespace Miyaburi.Messages.Mail;

/// <summary>
/// Decodes header values: folding, raw 8-bit or ISO-2022-JP bytes in any Japanese charset, and encoded words
/// (RFC 2047) including those cut in the middle of a character, mislabelled, or put inside quotes.
/// </summary>
internal static class HeaderText
{
    /// <summary>Bytes read of one field; those of a mail are cut, and said to be, before they come here.</summary>
    private static readonly int LongestValue = AnalysisLimits.Default.HeaderFieldBytes;

    /// <summary>Decodes a whole unstructured value (Subject).</summary>
    public static string Decode(ReadOnlySpan<byte> raw) => DecodeWords(Unfold(raw));

    /// <summary>The value on one line, its raw bytes decoded, encoded words left as they are.</summary>
    public static string Unfold(ReadOnlySpan<byte> raw)
    {
        raw = raw[..Math.Min(raw.Length, LongestValue)];
        if (!Ascii.IsValid(raw) || raw.Contains((byte)0x1B))
        {
            return Clean(TextDecoder.Decode(raw).Text);
        }

        raw = raw.Trim(" \t\r\n"u8);
        var text = new CharBuffer(raw.Length);
        text.AppendAscii(raw);
        var cleaned = Clean(text.Written);
        text.Free();
        return cleaned;
    }

    /// <summary>Replaces encoded words by what they say.</summary>
    public static string DecodeWords(string text)
    {
        var start = text.IndexOf("=?", StringComparison.Ordinal);
        if (start < 0)
        {
            return text;
        }

        var output = new StringBuilder(text.Length);
        var pending = new PendingWord();
        var rest = text.AsSpan();
        while (start >= 0)
        {
            var before = rest[..start];
            if (!EncodedWord.TryRead(rest[start..], out var word))
            {
                Finish(output, ref pending);
                output.Append(rest[..(start + 2)]);
                rest = rest[(start + 2)..];
                start = rest.IndexOf("=?");
                continue;
            }

            // White space between two encoded words is not part of the text (RFC 2047, 6.2).
            var adjacent = pending.HasBytes && before.Trim().IsEmpty;
            if (!adjacent || !pending.IsSame(word.Charset))
            {
                Finish(output, ref pending);
            }

            if (!adjacent)
            {
                output.Append(before);
            }

            pending.Add(word);
            rest = rest[(start + word.Length)..];
            start = rest.IndexOf("=?");
        }

        Finish(output, ref pending);
        output.Append(rest);
        return Clean(output.ToString());
    }

    private static void Finish(StringBuilder output, ref PendingWord pending)
    {
        if (pending.HasBytes)
        {
            output.Append(pending.Take());
        }
    }

    /// <summary>One line, without control characters at the ends; a decoded line break would fake a second line.</summary>
    private static string Clean(ReadOnlySpan<char> rest)
    {
        var at = rest.IndexOfAny('\r', '\n', '\0');
        if (at < 0)
        {
            return rest.Trim().ToString();
        }

        var output = new CharBuffer(rest.Length);
        while (at >= 0)
        {
            output.Append(rest[..at]);
            rest = rest[at..].TrimStart("\r\n\0 \t");
            // A fold: the break and the white space around it. Between Japanese letters it was no space to begin with.
            if (output.Count > 0 && !rest.IsEmpty && output[output.Count - 1] is not (' ' or '\t') && !(output[output.Count - 1] >= 0x80 && rest[0] >= 0x80))
            {
                output.Append(' ');
            }

            at = rest.IndexOfAny('\r', '\n', '\0');
        }

        output.Append(rest);
        var cleaned = output.Written.Trim().ToString();
        output.Free();
        return cleaned;
    }

    /// <summary>Bytes of neighbouring encoded words of one charset: senders cut characters in two.</summary>
    private struct PendingWord
    {
        private List<byte>? _bytes;
        private string _charset;

        public readonly bool HasBytes => _bytes is { Count: > 0 };

        public readonly bool IsSame(ReadOnlySpan<char> charset) => charset.Equals(_charset, StringComparison.OrdinalIgnoreCase);

        public void Add(in EncodedWord word)
        {
            _bytes ??= [];
            if (_bytes.Count == 0)
            {
                _charset = word.Charset.ToString();
            }

            word.AppendTo(_bytes);
        }

        public readonly string Take()
        {
            var text = TextDecoder.Decode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes), _charset).Text;
            _bytes!.Clear();
            return text;
        }
    }
}
