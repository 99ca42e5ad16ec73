namespace Miyaburi.Messages;

/// <summary>What the markup of a message holds, counted.</summary>
public sealed record MarkupFacts
{
    /// <summary>No markup at all.</summary>
    public static MarkupFacts None { get; } = new();

    /// <summary>UTF-16 units of text a person does not see (display:none, zero size, same colour).</summary>
    public int HiddenCharacters { get; init; }

    /// <summary>UTF-16 units of text a person sees.</summary>
    public int VisibleCharacters { get; init; }

    /// <summary>Whether the mail carries its text, or part of it, without markup too, as RFC 2046 (5.1.4) foresees.</summary>
    public bool HasPlainText { get; init; }

    /// <summary>Images that are part of a link.</summary>
    public int LinkedImages { get; init; }

    /// <summary>All images.</summary>
    public int Images { get; init; }

    /// <summary>Input fields for a password.</summary>
    public int PasswordFields { get; init; }

    /// <summary>Script elements and event handlers.</summary>
    public int Scripts { get; init; }

    /// <summary>Words that markup splits with invisible elements or comments.</summary>
    public int SplitWords { get; init; }
}
