using Miyaburi.Messages;

namespace Miyaburi.Signals.Markup;

/// <summary>Tells attachments that run something, or whose names hide what they are.</summary>
internal static class AttachmentNames
{
    private static readonly string[] Running =
    [
        ".exe", ".scr", ".com", ".pif", ".bat", ".cmd", ".js", ".jse", ".vbs", ".vbe", ".wsf", ".hta", ".lnk", ".msi", ".ps1", ".jar", ".iso", ".img", ".vhd",
        ".apk", ".mobileconfig", ".shtml", ".docm", ".xlsm", ".pptm", ".one", ".chm", ".url",
    ];

    private static readonly string[] Harmless = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".jpg", ".png", ".txt", ".csv"];

    internal static bool IsDangerous(Attachment file)
    {
        var name = file.FileName.TrimEnd(' ', '.').ToLowerInvariant();
        return file.Kind is "program" or "apk" or "mobileconfig"
            || HoldsReversal(name)
            || Running.Any(e => name.EndsWith(e, StringComparison.Ordinal))
            || IsDouble(name);
    }

    /// <summary><c>invoice.pdf.html</c>: the harmless ending is the one a person reads.</summary>
    private static bool IsDouble(string name) =>
        Harmless.Any(e => name.EndsWith(e + ".html", StringComparison.Ordinal) || name.EndsWith(e + ".htm", StringComparison.Ordinal) || name.EndsWith(e + ".zip", StringComparison.Ordinal) || name.EndsWith(e + ".svg", StringComparison.Ordinal));

    /// <summary>A name that runs backwards on the screen (U+202E).</summary>
    private static bool HoldsReversal(string name) => name.AsSpan().IndexOfAnyInRange('\u202A', '\u202E') >= 0;
}
