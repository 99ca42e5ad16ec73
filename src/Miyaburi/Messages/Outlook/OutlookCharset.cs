using System.Globalization;

namespace Miyaburi.Messages.Outlook;

/// <summary>Labels of the code pages by which Windows calls charsets.</summary>
internal static class OutlookCharset
{
    /// <summary>A label that mail readers know; empty when the content itself has to tell.</summary>
    public static string Of(int codePage) => codePage switch
    {
        932 => "shift_jis",
        936 => "gb2312",
        949 => "ks_c_5601-1987",
        950 => "big5",
        1200 => "utf-16le",
        20127 => "us-ascii",
        28591 => "iso-8859-1",
        50220 or 50221 or 50222 => "iso-2022-jp",
        20932 or 51932 => "euc-jp",
        65000 => "utf-7",
        65001 => "utf-8",
        >= 1250 and <= 1258 => "windows-" + codePage.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };
}
