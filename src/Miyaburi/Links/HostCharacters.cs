using System.Buffers;

namespace Miyaburi.Links;

/// <summary>Classes of characters that matter in the host's place.</summary>
internal static class HostCharacters
{
    /// <summary>ASCII that is plain in a domain name.</summary>
    public static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._");

    private static readonly SearchValues<char> ForbiddenInOpaque = SearchValues.Create("\0\t\n\r #/:<>?@[\\]^|");

    /// <summary>Whether a browser refuses the host of a scheme it does not know (opaque host): controls and per cent signs pass.</summary>
    public static bool HasForbiddenInOpaque(ReadOnlySpan<char> host) =>
        host.ContainsAny(ForbiddenInOpaque);

    /// <summary>Dots that UTS 46 maps to a full stop.</summary>
    public static bool IsForeignDot(char c) => c is '\u3002' or '\uFF0E' or '\uFF61';

    /// <summary>Characters drawn like a slash that are none.</summary>
    public static bool IsConfusableSlash(int c) =>
        c is 0x2044 or 0x2215 or 0x29F8 or 0x29F9 or 0x29F5 or 0x2571 or 0x3033 or 0x30CE or 0x4E3F or 0x2CC6 or 0x1735 or 0x2041 or 0x2F03 or 0x31D3 or 0x0337 or 0x0338;

    /// <summary>U+3093, which in some fonts passes for a slash; only telling between ASCII letters.</summary>
    public static bool IsKanaSlash(int c) => c is 0x3093 or 0x30F3;

    /// <summary>Letters and dots in a style: full-width, circled, squared, mathematical, superscript, ligatures.</summary>
    public static bool IsStyled(int c) =>
        c is (>= 0xFF01 and <= 0xFF5E) or 0x3002 or 0xFF61
            or (>= 0x2460 and <= 0x24FF) or (>= 0x1F100 and <= 0x1F1FF) or (>= 0x1D400 and <= 0x1D7FF)
            or (>= 0x2100 and <= 0x214F) or (>= 0x2070 and <= 0x209F) or (>= 0x02B0 and <= 0x02B8)
            or (>= 0x1D2C and <= 0x1D6A) or (>= 0xFB00 and <= 0xFB06) or (>= 0x2160 and <= 0x217F)
            or (>= 0x3250 and <= 0x33FF) or 0x00AA or 0x00BA or 0x00B2 or 0x00B3 or 0x00B9;

    /// <summary>Default-ignorable and other characters that draw nothing.</summary>
    public static bool IsInvisible(int c) =>
        c is 0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F)
            or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
            or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF) or 0x2800;
}
