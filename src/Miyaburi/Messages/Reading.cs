using System.Collections.Immutable;

namespace Miyaburi.Messages;

/// <summary>The outcome of reading bytes: a message, or why there is none.</summary>
public abstract record Reading
{
    private Reading()
    {
    }

    /// <summary>The bytes were read as a message.</summary>
    /// <param name="Message">The message that a person sees.</param>
    /// <param name="Inner">Messages forwarded as attachments (message/rfc822), outermost first.</param>
    public sealed record Read(Message Message, ImmutableArray<Message> Inner) : Reading;

    /// <summary>The bytes hold nothing that can be judged.</summary>
    /// <param name="Reason">Why, and what the person can do instead.</param>
    public sealed record Unreadable(UnreadableReason Reason) : Reading;
}

/// <summary>Why nothing can be judged.</summary>
public enum UnreadableReason
{
    /// <summary>No bytes, or white space only.</summary>
    Empty,

    /// <summary>Binary data of a kind that is no message.</summary>
    Binary,

    /// <summary>A compound file (Outlook .msg, old Office) that holds no message or is broken: save the mail as .eml.</summary>
    OutlookMsg,

    /// <summary>An image: use the page, which reads screenshots.</summary>
    Image,
}
