using System.Globalization;
using Miyaburi.Messages.Charsets;

namespace Miyaburi.Messages.Mail;

/// <summary>One encoded word, <c>=?charset?B?…?=</c> (RFC 2047, 2), read leniently.</summary>
internal readonly ref struct EncodedWord
{
    /// <summary>Longer than any honest word (75), as many programs ignore the limit.</summary>
    private const int LongestCharset = 64;

    private readonly ReadOnlySpan<char> _content;
    private readonly bool _isBase64;

    private EncodedWord(ReadOnlySpan<char> charset, ReadOnlySpan<char> content, bool isBase64, int length)
    {
        Charset = charset;
        _content = content;
        _isBase64 = isBase64;
        Length = length;
    }

    /// <summary>The charset without a language suffix (RFC 2231, 5).</summary>
    public ReadOnlySpan<char> Charset { get; }

    /// <summary>Units of the word in the text.</summary>
    public int Length { get; }

    /// <summary>Reads the word at the start of <paramref name="text"/>.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out EncodedWord word)
    {
        word = default;
        var charsetEnd = text[2..Math.Min(text.Length, LongestCharset)].IndexOf('?');
        if (charsetEnd <= 0 || charsetEnd + 4 >= text.Length || text[charsetEnd + 4] != '?')
        {
            return false;
        }

        var encoding = text[charsetEnd + 3];
        if (encoding is not ('B' or 'b' or 'Q' or 'q'))
        {
            return false;
        }

        var charset = text.Slice(2, charsetEnd);
        var language = charset.IndexOf('*');
        charset = language < 0 ? charset : charset[..language];
        var contentStart = charsetEnd + 5;
        var isBase64 = encoding is 'B' or 'b';
        var end = EndOf(text[contentStart..], isBase64, out var closed);
        word = new(charset, text.Slice(contentStart, end), isBase64, contentStart + end + closed);
        return true;
    }

    /// <summary>Appends the bytes the word stands for.</summary>
    public void AppendTo(List<byte> output)
    {
        if (_isBase64)
        {
            Base64Text.Append(_content, output);
            return;
        }

        for (var i = 0; i < _content.Length; i++)
        {
            var c = _content[i];
            if (c == '=' && i + 2 < _content.Length
                && byte.TryParse(_content.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                output.Add(value);
                i += 2;
            }
            else if (c < 0x80)
            {
                output.Add(c == '_' ? (byte)' ' : (byte)c);
            }
            else
            {
                AppendUtf8(c, output);
            }
        }
    }

    private static void AppendUtf8(char c, List<byte> output)
    {
        Span<byte> bytes = stackalloc byte[4];
        var rune = System.Text.Rune.IsValid(c) ? new System.Text.Rune(c) : System.Text.Rune.ReplacementChar;
        var count = rune.EncodeToUtf8(bytes);
        foreach (var b in bytes[..count])
        {
            output.Add(b);
        }
    }

    /// <summary>A word cut off by a length limit has no closing mark: then it ends at a blank or at the end.</summary>
    private static int EndOf(ReadOnlySpan<char> rest, bool isBase64, out int closed)
    {
        var close = rest.IndexOf("?=");
        var blank = isBase64 ? rest.IndexOfAny(' ', '\t') : -1;
        if (close >= 0 && (blank < 0 || close < blank || rest[..close].IndexOf('?') < 0))
        {
            closed = 2;
            return close;
        }

        closed = 0;
        return blank < 0 ? rest.Length : blank;
    }
}
