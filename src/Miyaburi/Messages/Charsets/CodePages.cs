using System.Text;

namespace Miyaburi.Messages.Charsets;

/// <summary>The runtime's code pages, asked of the provider itself: text is read the same whether or not a host registered it.</summary>
internal static class CodePages
{
    private static readonly Encoding ShiftJis = Find(932);
    private static readonly Encoding EucJp = Find(20932);
    private static readonly Encoding Western = Find(1252);

    /// <summary>The decoder of a code page; Windows-1252 for one the runtime does not have.</summary>
    public static Encoding Get(int codePage) => codePage switch
    {
        932 => ShiftJis,
        20932 => EucJp,
        1252 => Western,
        65001 => Encoding.UTF8,
        1200 => Encoding.Unicode,
        1201 => Encoding.BigEndianUnicode,
        12000 => Encoding.UTF32,
        28591 => Western,
        _ => Find(codePage),
    };

    /// <summary>Whether the runtime has the code page.</summary>
    public static bool Has(int codePage) =>
        codePage is 65001 or 1200 or 1201 or 12000 || CodePagesEncodingProvider.Instance.GetEncoding(codePage) is not null;

    private static Encoding Find(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage)
        ?? CodePagesEncodingProvider.Instance.GetEncoding(1252)
        ?? Encoding.Latin1;
}
