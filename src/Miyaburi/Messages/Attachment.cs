namespace Miyaburi.Messages;

/// <summary>What was made of an attachment.</summary>
public enum AttachmentReading
{
    /// <summary>Its text and links are part of the message.</summary>
    Read,

    /// <summary>A kind that is not opened (image, archive, program).</summary>
    NotOpened,

    /// <summary>Encrypted; nothing can be said of what it holds.</summary>
    Encrypted,

    /// <summary>Broken, or larger than the limit.</summary>
    Failed,
}

/// <summary>A file that came with a message.</summary>
/// <param name="FileName">The decoded name, untrusted; may be empty.</param>
/// <param name="MediaType">The type its label claims, lower-case (<c>application/pdf</c>).</param>
/// <param name="Kind">The kind recognised from its first bytes: <c>pdf</c>, <c>html</c>, <c>svg</c>, <c>ics</c>, <c>zip</c>, <c>image</c>, <c>program</c>, <c>office</c>, <c>mobileconfig</c>, <c>apk</c>, <c>text</c>, <c>message</c>, <c>other</c>.</param>
/// <param name="Size">Decoded size in bytes.</param>
/// <param name="Reading">What was made of it.</param>
public sealed record Attachment(string FileName, string MediaType, string Kind, long Size, AttachmentReading Reading);
