namespace Miyaburi.Messages.Html;

/// <summary>What the tokenizer stopped at.</summary>
internal enum HtmlToken
{
    /// <summary>No more input.</summary>
    End,

    /// <summary>Text, character references not yet decoded.</summary>
    Text,

    /// <summary>Text in which character references mean nothing (CDATA section).</summary>
    RawText,

    /// <summary>A start tag; see <see cref="HtmlTokenizer.Attributes"/>.</summary>
    StartTag,

    /// <summary>An end tag.</summary>
    EndTag,

    /// <summary>A comment, or what browsers take for one.</summary>
    Comment,

    /// <summary>A document type declaration.</summary>
    Doctype,

    /// <summary>Characters that mean nothing (<c>&lt;/&gt;</c>); never handed out.</summary>
    Nothing,
}

/// <summary>An attribute as positions in the markup.</summary>
internal readonly record struct HtmlAttribute(int NameStart, int NameLength, int ValueStart, int ValueLength);
