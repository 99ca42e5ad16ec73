using System.Text;

namespace Miyaburi.Gateway.Answers;

/// <summary>Text for a header field: as it is when it is ASCII, otherwise in encoded words (RFC 2047).</summary>
internal static class EncodedWords
{
    /// <summary>UTF-8 bytes in one word: with <c>=?UTF-8?B?…?=</c> it stays under 75 characters.</summary>
    private const int BytesInWord = 42;

    internal static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var words = new StringBuilder();
        var piece = new List<byte>(BytesInWord);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var count = rune.EncodeToUtf8(bytes);
            if (piece.Count + count > BytesInWord)
            {
                Flush(words, piece);
            }

            piece.AddRange(bytes[..count]);
        }

        Flush(words, piece);
        return words.ToString();
    }

    private static void Flush(StringBuilder words, List<byte> piece)
    {
        words.Append(words.Length == 0 ? "" : "\r\n\t").Append("=?UTF-8?B?").Append(Convert.ToBase64String([.. piece])).Append("?=");
        piece.Clear();
    }
}
