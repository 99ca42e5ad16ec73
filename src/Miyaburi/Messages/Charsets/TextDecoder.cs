using System.Text;

namespace Miyaburi.Messages.Charsets;

/// <summary>Decoded text and how it was decoded.</summary>
/// <param name="Text">The text; line ends are left as they are.</param>
/// <param name="Charset">The character set used.</param>
/// <param name="Repaired">Whether the label was wrong and another set was used instead.</param>
internal readonly record struct DecodedText(string Text, Charset Charset, bool Repaired);

/// <summary>
/// Decodes the bytes of a text whose label may be missing, malformed or wrong. A mark at the start and escape sequences
/// speak for themselves; then the label is believed unless the bytes contradict it; then the bytes decide. Never throws.
/// </summary>
internal static class TextDecoder
{
    /// <summary>Decodes bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="label">The charset label as found, or empty.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, ReadOnlySpan<char> label = default)
    {
        if (bytes.IsEmpty)
        {
            return new("", Charset.Utf8, false);
        }

        var marked = ByteOrderMark(bytes, out var mark);
        if (marked.Family != CharsetFamily.Unknown)
        {
            return new(marked.Encoding.GetString(bytes[mark..]), marked, false);
        }

        var named = CharsetNames.Resolve(label);
        return Ascii.IsValid(bytes) ? DecodeSevenBit(bytes, named) : DecodeEightBit(bytes, named);
    }

    /// <summary>Decodes head and tail of a text apart, in the set that both together show: what follows the head is not what stands behind it.</summary>
    /// <param name="bytes">Head and tail.</param>
    /// <param name="seam">Where the tail begins; 0 where there is none.</param>
    /// <param name="label">The charset label as found, or empty.</param>
    public static (string Head, string? Tail) DecodeEnds(ReadOnlySpan<byte> bytes, int seam, ReadOnlySpan<char> label)
    {
        var whole = Decode(bytes, label);
        if (seam == 0)
        {
            return (whole.Text, null);
        }

        ByteOrderMark(bytes, out var mark);
        return (Named(bytes[mark..seam], whole.Charset), Named(bytes[seam..], whole.Charset));
    }

    private static Charset ByteOrderMark(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            length = 3;
            return Charset.Utf8;
        }

        if (bytes is [0xFF, 0xFE, 0, 0, ..] && bytes.Length % 4 == 0)
        {
            length = 4;
            return new(CharsetFamily.OtherMultiByte, 12000);
        }

        if (bytes is [0xFF, 0xFE, ..])
        {
            length = 2;
            return Charset.Utf16Le;
        }

        if (bytes is [0xFE, 0xFF, ..])
        {
            length = 2;
            return Charset.Utf16Be;
        }

        return Charset.Unknown;
    }

    private static DecodedText DecodeSevenBit(ReadOnlySpan<byte> bytes, Charset named)
    {
        if (bytes.Contains((byte)0x1B) && Iso2022Jp.HasEscape(bytes) && named.CodePage != 50225)
        {
            return new(Iso2022Jp.Decode(bytes), Charset.Iso2022Jp, named.Family != CharsetFamily.Iso2022Jp);
        }

        if (bytes.Contains((byte)0) && Utf16Guess.Detect(bytes) is { Family: not CharsetFamily.Unknown } wide)
        {
            return new(wide.Encoding.GetString(bytes), wide, named.Family is not (CharsetFamily.Utf16 or CharsetFamily.Utf16Le or CharsetFamily.Utf16Be));
        }

        return named.Family switch
        {
            CharsetFamily.Utf7 => new(Utf7.Decode(bytes), named, false),
            CharsetFamily.Iso2022Jp => new(Iso2022Jp.Decode(bytes), named, false),
            CharsetFamily.OtherMultiByte when named.CodePage is 52936 or 50225 => new(named.Encoding.GetString(bytes), named, false),
            CharsetFamily.Utf16 or CharsetFamily.Utf16Le or CharsetFamily.Utf16Be => DecodeUtf16(bytes, named),
            _ => new(Encoding.ASCII.GetString(bytes), named.Family == CharsetFamily.Unknown ? Charset.Utf8 : named, false),
        };
    }

    private static DecodedText DecodeEightBit(ReadOnlySpan<byte> bytes, Charset named)
    {
        if (named.Family is CharsetFamily.Utf16 or CharsetFamily.Utf16Le or CharsetFamily.Utf16Be)
        {
            return DecodeUtf16(bytes, named);
        }

        if (bytes.Contains((byte)0) && Utf16Guess.Detect(bytes) is { Family: not CharsetFamily.Unknown } wide)
        {
            return new(wide.Encoding.GetString(bytes), wide, true);
        }

        var utf8 = Utf8Fit.Of(bytes);
        if (utf8 is { Sequences: > 0, Errors: 0 } && named.Family is not (CharsetFamily.OtherMultiByte or CharsetFamily.ShiftJis or CharsetFamily.EucJp))
        {
            return new(Encoding.UTF8.GetString(bytes), Charset.Utf8, named.Family != CharsetFamily.Utf8);
        }

        if (Believes(bytes, named, utf8))
        {
            return new(Named(bytes, named), named, false);
        }

        var guess = Guess(bytes, utf8);
        if (guess.Family == CharsetFamily.SingleByte && named.Family is CharsetFamily.SingleByte or CharsetFamily.OtherMultiByte or CharsetFamily.Utf8 or CharsetFamily.ShiftJis or CharsetFamily.EucJp)
        {
            // Nothing better turned up: the label, with replacement characters where it does not fit.
            guess = named.Family == CharsetFamily.Utf8 && utf8.Sequences == 0 ? guess : named;
        }

        return new(Named(bytes, guess), guess, guess.Family != named.Family);
    }

    /// <summary>Whether the bytes bear the label out.</summary>
    private static bool Believes(ReadOnlySpan<byte> bytes, Charset named, Utf8Fit utf8)
    {
        switch (named.Family)
        {
            case CharsetFamily.Utf8:
                return utf8.IsPlausible;
            case CharsetFamily.ShiftJis:
                return !IsSurelyUtf8(utf8) && Outdoes(JapaneseGuess.AsShiftJis(bytes), JapaneseGuess.AsEucJp(bytes));
            case CharsetFamily.EucJp:
                return !IsSurelyUtf8(utf8) && Outdoes(JapaneseGuess.AsEucJp(bytes), JapaneseGuess.AsShiftJis(bytes));
            case CharsetFamily.Iso2022Jp:
                return Iso2022Jp.HasEscape(bytes);
            case CharsetFamily.OtherMultiByte:
                return !IsSurelyUtf8(utf8);
            case CharsetFamily.SingleByte:
                // Any bytes are valid here, so Japanese must be looked for; chance makes no run of kana.
                return !JapaneseGuess.AsShiftJis(bytes).IsPlausible && !JapaneseGuess.AsEucJp(bytes).IsPlausible && !utf8.IsPlausible;
            default:
                return false;
        }
    }

    private static bool IsSurelyUtf8(Utf8Fit utf8) => utf8 is { Errors: 0, Sequences: > 2 };

    /// <summary>Whether what the label says reads well, and nothing reads better.</summary>
    private static bool Outdoes(JapaneseFit labelled, JapaneseFit other) =>
        labelled.Errors * 20 <= labelled.Characters && (!other.IsPlausible || other.Kana == 0 || other.Score <= labelled.Score);

    private static Charset Guess(ReadOnlySpan<byte> bytes, Utf8Fit utf8)
    {
        if (Iso2022Jp.HasEscape(bytes))
        {
            return Charset.Iso2022Jp;
        }

        var sjis = JapaneseGuess.AsShiftJis(bytes);
        var euc = JapaneseGuess.AsEucJp(bytes);
        if (utf8.IsPlausible && utf8.Errors == 0)
        {
            return Charset.Utf8;
        }

        if (sjis.IsPlausible && sjis.Score >= euc.Score)
        {
            return Charset.ShiftJis;
        }

        if (euc.IsPlausible)
        {
            return Charset.EucJp;
        }

        if (utf8.IsPlausible)
        {
            return Charset.Utf8;
        }

        var wide = Utf16Guess.Detect(bytes);
        return wide.Family != CharsetFamily.Unknown ? wide : LooksCyrillic(bytes) ? Charset.Cyrillic : Charset.Western;
    }

    /// <summary>Runs of letters above BF, where Western text has single accents.</summary>
    private static bool LooksCyrillic(ReadOnlySpan<byte> bytes)
    {
        int high = 0, pairs = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] >= 0xC0)
            {
                high++;
                pairs += i > 0 && bytes[i - 1] >= 0xC0 ? 1 : 0;
            }
        }

        return high >= 4 && pairs * 10 >= high * 6;
    }

    private static DecodedText DecodeUtf16(ReadOnlySpan<byte> bytes, Charset named)
    {
        var guess = Utf16Guess.Detect(bytes);
        if (guess.Family != CharsetFamily.Unknown)
        {
            return new(guess.Encoding.GetString(bytes), guess, named.Family != CharsetFamily.Utf16 && named.Family != guess.Family);
        }

        var utf8 = Utf8Fit.Of(bytes);
        if (utf8 is { Errors: 0 } && !bytes.Contains((byte)0))
        {
            return new(Encoding.UTF8.GetString(bytes), Charset.Utf8, true);
        }

        var order = named.Family == CharsetFamily.Utf16Le ? Charset.Utf16Le : Charset.Utf16Be;
        return new(order.Encoding.GetString(bytes), order, false);
    }

    private static string Named(ReadOnlySpan<byte> bytes, Charset charset) => charset.Family switch
    {
        CharsetFamily.Iso2022Jp => Iso2022Jp.Decode(bytes),
        CharsetFamily.Utf7 => Utf7.Decode(bytes),
        CharsetFamily.EucJp => EucJpText.Decode(bytes),
        _ => charset.Encoding.GetString(bytes),
    };
}
