using System.Collections.Frozen;

namespace Miyaburi.Messages.Charsets;

/// <summary>
/// Reads charset labels as mail really carries them: aliases the runtime does not know (cp932, windows-31j,
/// iso-2022-jp-ms, utf-7), quotes and blanks inside, escape sequences or markup behind.
/// </summary>
internal static class CharsetNames
{
    private const int MaximumLength = 32;

    private static readonly FrozenDictionary<string, Charset>.AlternateLookup<ReadOnlySpan<char>> Table =
        Build().ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The charset a label means, or <see cref="Charset.Unknown"/>.</summary>
    public static Charset Resolve(ReadOnlySpan<char> label)
    {
        if (label.IsEmpty)
        {
            return Charset.Unknown;
        }

        Span<char> key = stackalloc char[MaximumLength];
        var length = Fold(label, key);
        return Table.TryGetValue(key[..length], out var known) ? known : ByNumber(key[..length]);
    }

    /// <summary>Letters and digits only, lower-case: "u"tf-8, UTF_8 and utf8 are one.</summary>
    private static int Fold(ReadOnlySpan<char> label, Span<char> key)
    {
        var length = 0;
        foreach (var c in label)
        {
            if (c is '$' or '\e' or '<' or '\r' or '\n' or ';' or '*')
            {
                break;
            }

            if (length == key.Length)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(c))
            {
                key[length++] = char.ToLowerInvariant(c);
            }
        }

        return length;
    }

    private static Charset ByNumber(ReadOnlySpan<char> key)
    {
        var digits = key.StartsWith("cp") ? key[2..]
            : key.StartsWith("windows") ? key[7..]
            : key.StartsWith("ibm") ? key[3..]
            : key.StartsWith("xcp") ? key[3..]
            : default;
        if (digits.Length is < 3 or > 5 || !int.TryParse(digits, out var page) || !CodePages.Has(page))
        {
            return Charset.Unknown;
        }

        return new(CharsetFamily.SingleByte, page);
    }

    private static Dictionary<string, Charset> Build()
    {
        var table = new Dictionary<string, Charset>(StringComparer.Ordinal);
        Add(table, Charset.Utf8, "utf8", "unicode11utf8", "xutf8", "utf8mb4", "utf", "unicodeutf8");
        Add(table, new(CharsetFamily.Utf7, 0), "utf7", "unicode11utf7", "csunicode11utf7", "unicode20utf7");
        Add(table, new(CharsetFamily.Utf16, 0), "utf16", "unicode", "ucs2", "iso10646ucs2");
        Add(table, Charset.Utf16Le, "utf16le", "ucs2le", "unicodelittle");
        Add(table, Charset.Utf16Be, "utf16be", "ucs2be", "unicodefffe", "unicodebig");
        Add(table, new(CharsetFamily.OtherMultiByte, 12000), "utf32", "utf32le");
        Add(table, new(CharsetFamily.Ascii, 1252), "usascii", "ascii", "ansix341968", "iso646us", "us", "cp367", "7bit");
        Add(table, Charset.Iso2022Jp, "iso2022jp", "iso2022jp1", "iso2022jp2", "iso2022jp3", "iso2022jpms", "iso2022jpext",
            "iso2022jp2004", "csiso2022jp", "iso2022", "jis", "jis7", "cp50220", "cp50221", "cp50222", "jis8", "iso2022jpp", "2022jp");
        Add(table, Charset.ShiftJis, "shiftjis", "sjis", "xsjis", "xshiftjis", "csshiftjis", "mskanji", "windows31j", "cswindows31j",
            "cp932", "ms932", "windows932", "shiftjisx0213", "shiftjis2004", "ibm943", "cp943", "sjiswin", "mscp932", "shiftjp", "cp943c", "ibm932");
        Add(table, Charset.EucJp, "eucjp", "xeucjp", "xeuc", "euc", "cseucpkdfmtjapanese", "ujis", "eucjpms", "eucjpwin", "cp51932", "cp20932", "eucjisx0213");
        Add(table, Charset.Western, "iso88591", "latin1", "l1", "windows1252", "cp1252", "xcp1252", "iso8859", "88591", "ansi", "iso885915",
            "ibm819", "cp819", "iso88591windows1252latin1", "default", "iso88598859", "defaultcharset", "xuserdefined");
        AddSingleByte(table);
        AddOthers(table);
        return table;
    }

    private static void AddSingleByte(Dictionary<string, Charset> table)
    {
        for (var n = 2; n <= 16; n++)
        {
            if (CodePages.Has(28590 + n) && n != 15)
            {
                Add(table, new(CharsetFamily.SingleByte, 28590 + n), $"iso8859{n}", $"latin{n}");
            }
        }

        for (var page = 1250; page <= 1258; page++)
        {
            Add(table, new(CharsetFamily.SingleByte, page), $"windows{page}", $"cp{page}", $"xcp{page}");
        }

        Add(table, new(CharsetFamily.SingleByte, 28598), "iso88598i", "iso88598e");
        Add(table, new(CharsetFamily.SingleByte, 20866), "koi8r", "koi8");
        Add(table, new(CharsetFamily.SingleByte, 21866), "koi8u", "koi8ru");
        Add(table, new(CharsetFamily.SingleByte, 874), "windows874", "tis620", "iso885911");
        Add(table, new(CharsetFamily.SingleByte, 10000), "macintosh", "xmacroman", "macroman");
    }

    private static void AddOthers(Dictionary<string, Charset> table)
    {
        Add(table, new(CharsetFamily.OtherMultiByte, 54936), "gb18030", "gbk", "gb2312", "xgbk", "cp936", "euccn", "windows936", "gb231280", "csgb2312", "chinese");
        Add(table, new(CharsetFamily.OtherMultiByte, 52936), "hzgb2312", "hz");
        Add(table, new(CharsetFamily.OtherMultiByte, 950), "big5", "cnbig5", "xxbig5", "big5hkscs", "cp950", "csbig5");
        Add(table, new(CharsetFamily.OtherMultiByte, 949), "euckr", "ksc56011987", "ksc5601", "uhc", "windows949", "cp949", "korean", "ksc560187", "ksx1001", "xwindows949");
        Add(table, new(CharsetFamily.OtherMultiByte, 50225), "iso2022kr");
    }

    private static void Add(Dictionary<string, Charset> table, Charset charset, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            table[key] = charset;
        }
    }
}
