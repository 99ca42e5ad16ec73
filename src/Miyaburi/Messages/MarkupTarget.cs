using Miyaburi.Text;

namespace Miyaburi.Messages;

/// <summary>How markup refers to an address.</summary>
public enum TargetKind
{
    /// <summary>A link a person can follow (<c>a href</c>, <c>area</c>, SVG <c>xlink:href</c>).</summary>
    Anchor,

    /// <summary>Where a form sends what was typed.</summary>
    FormAction,

    /// <summary>An image or other resource loaded by the reader's program.</summary>
    Resource,

    /// <summary>A redirect in the markup (<c>meta refresh</c>).</summary>
    Refresh,

    /// <summary>A link in an attachment: calendar entry, PDF annotation.</summary>
    Attachment,

    /// <summary>Read from a QR code made of text or of an HTML table.</summary>
    QrCode,
}

/// <summary>An address in markup and what the person sees in its place.</summary>
/// <param name="Kind">How it is referred to.</param>
/// <param name="Url">The raw attribute value with character references decoded; untrusted, never followed.</param>
/// <param name="PartId">The part whose text shows it.</param>
/// <param name="Visible">Where its visible text stands in that part; empty at the place where nothing is visible.</param>
public sealed record MarkupTarget(TargetKind Kind, string Url, string PartId, TextRange Visible);
