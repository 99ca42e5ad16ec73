using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Miyaburi.Reports;

/// <summary>
/// The escaping of JSON: Japanese stays readable; what steers a terminal or makes a line read otherwise than it is written
/// becomes <c>\uXXXX</c>. The library's own lists leave out controls and unassigned characters, but not the format characters.
/// </summary>
internal static class ReportEncoder
{
    /// <summary>Format characters (Cf), default-ignorables and blank letters of the Basic Multilingual Plane; above it all is escaped.</summary>
    private static readonly (char First, char Last)[] Invisible =
    [
        ('\u00AD', '\u00AD'), ('\u034F', '\u034F'), ('\u0600', '\u0605'), ('\u061C', '\u061C'), ('\u06DD', '\u06DD'),
        ('\u070F', '\u070F'), ('\u0890', '\u0891'), ('\u08E2', '\u08E2'), ('\u115F', '\u1160'), ('\u17B4', '\u17B5'),
        ('\u180B', '\u180F'), ('\u200B', '\u200F'), ('\u2028', '\u202E'), ('\u2060', '\u206F'), ('\u2800', '\u2800'),
        ('\u3164', '\u3164'), ('\uFE00', '\uFE0F'), ('\uFEFF', '\uFEFF'), ('\uFFA0', '\uFFA0'), ('\uFFF0', '\uFFFB'),
    ];

    internal static JavaScriptEncoder Create()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        foreach (var (first, last) in Invisible)
        {
            settings.ForbidRange(UnicodeRange.Create(first, last));
        }

        return JavaScriptEncoder.Create(settings);
    }
}
