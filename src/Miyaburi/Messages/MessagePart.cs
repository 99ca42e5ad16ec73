namespace Miyaburi.Messages;

/// <summary>Where in a message a text stands.</summary>
public enum PartRole
{
    /// <summary>The subject line.</summary>
    Subject,

    /// <summary>The display name of the author.</summary>
    SenderName,

    /// <summary>Text that a person sees.</summary>
    Body,

    /// <summary>Text in the markup that a person does not see.</summary>
    Hidden,

    /// <summary>Text of an attachment (calendar entry, PDF, HTML page).</summary>
    Attachment,

    /// <summary>The alternative text of an image.</summary>
    ImageText,
}

/// <summary>One decoded text of a message. Evidence refers to it by id and UTF-16 position.</summary>
/// <param name="Id">Unique within the message: <c>subject</c>, <c>from</c>, <c>body</c>, <c>body2</c>, <c>hidden</c>, <c>attachment1</c>.</param>
/// <param name="Role">Where the text stands.</param>
/// <param name="Text">The decoded text, untrusted.</param>
public sealed record MessagePart(string Id, PartRole Role, string Text);
