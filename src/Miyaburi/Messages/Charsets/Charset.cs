using System.Text;

namespace Miyaburi.Messages.Charsets;

/// <summary>How a character set must be handled; the rest is a table of one of the runtime's code pages.</summary>
internal enum CharsetFamily
{
    /// <summary>No usable label.</summary>
    Unknown,

    /// <summary>US-ASCII: a label that says nothing once a byte above 7F turns up.</summary>
    Ascii,

    /// <summary>UTF-8.</summary>
    Utf8,

    /// <summary>UTF-7 (RFC 2152).</summary>
    Utf7,

    /// <summary>UTF-16, byte order by mark or by guess.</summary>
    Utf16,

    /// <summary>UTF-16, low byte first.</summary>
    Utf16Le,

    /// <summary>UTF-16, high byte first.</summary>
    Utf16Be,

    /// <summary>ISO-2022-JP and its relatives.</summary>
    Iso2022Jp,

    /// <summary>Shift_JIS as Windows writes it (code page 932).</summary>
    ShiftJis,

    /// <summary>EUC-JP.</summary>
    EucJp,

    /// <summary>One byte a character; any byte decodes, so decoding proves nothing.</summary>
    SingleByte,

    /// <summary>Another multi-byte set (Chinese, Korean, UTF-32).</summary>
    OtherMultiByte,
}

/// <summary>A character set: its family and, where one is needed, the runtime's code page.</summary>
/// <param name="Family">How it is handled.</param>
/// <param name="CodePage">The code page, or 0.</param>
internal readonly record struct Charset(CharsetFamily Family, int CodePage)
{
    public static Charset Unknown => default;

    public static Charset Utf8 => new(CharsetFamily.Utf8, 65001);

    public static Charset Iso2022Jp => new(CharsetFamily.Iso2022Jp, 50220);

    public static Charset ShiftJis => new(CharsetFamily.ShiftJis, 932);

    public static Charset EucJp => new(CharsetFamily.EucJp, 20932);

    public static Charset Utf16Le => new(CharsetFamily.Utf16Le, 1200);

    public static Charset Utf16Be => new(CharsetFamily.Utf16Be, 1201);

    public static Charset Western => new(CharsetFamily.SingleByte, 1252);

    public static Charset Cyrillic => new(CharsetFamily.SingleByte, 1251);

    /// <summary>The runtime's decoder; never null, never throwing on bad bytes.</summary>
    public Encoding Encoding => CodePages.Get(CodePage == 0 ? 1252 : CodePage);
}
