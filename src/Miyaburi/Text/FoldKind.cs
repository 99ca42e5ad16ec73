namespace Miyaburi.Text;

/// <summary>What a UTF-16 unit is when a text is folded. Values must agree with tools/tables/lib/fold.mjs.</summary>
internal enum FoldKind : byte
{
    /// <summary>Punctuation, symbols.</summary>
    Other = 0,

    /// <summary>A Latin letter, full-width ones included.</summary>
    Latin = 1,

    /// <summary>A decimal digit.</summary>
    Digit = 2,

    /// <summary>A kanji, or one of 々〆〇.</summary>
    Han = 3,

    /// <summary>Hiragana.</summary>
    Hiragana = 4,

    /// <summary>Katakana, half-width ones included.</summary>
    Katakana = 5,

    /// <summary>A Cyrillic letter.</summary>
    Cyrillic = 6,

    /// <summary>A Greek letter.</summary>
    Greek = 7,

    /// <summary>A letter of another script.</summary>
    OtherLetter = 8,

    /// <summary>A hyphen, dash, minus or line: what it means depends on its neighbours.</summary>
    Dash = 9,

    /// <summary>A circled, parenthesised, mathematical … letter that stands for a plain Latin one.</summary>
    Styled = 10,

    /// <summary>Folds to more than one unit.</summary>
    Complex = 11,

    /// <summary>Joins the character before it.</summary>
    Mark = 12,

    /// <summary>Half of a surrogate pair.</summary>
    Surrogate = 13,

    /// <summary>White space within a line.</summary>
    Space = 14,

    /// <summary>A line or paragraph end.</summary>
    NewLine = 15,

    /// <summary>Dropped without remark: controls, variation selectors.</summary>
    Ignorable = 16,

    /// <summary>Invisible, and without business inside a word.</summary>
    ZeroWidth = 17,

    /// <summary>U+00AD.</summary>
    SoftHyphen = 18,

    /// <summary>Bidirectional mark, embedding or isolate.</summary>
    BidiControl = 19,

    /// <summary>Bidirectional override (U+202D, U+202E).</summary>
    BidiOverride = 20,

    /// <summary>The long vowel mark, full or half width.</summary>
    LongVowel = 21,
}
