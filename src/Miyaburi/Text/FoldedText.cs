using System.Collections.Immutable;

namespace Miyaburi.Text;

/// <summary>
/// A text made ready for matching, with a map back to what was written. Words, brand names and patterns are folded
/// the same way and compared with ordinal equality.
/// </summary>
/// <remarks>
/// What folding does: NFKC; lower case; katakana becomes hiragana (so 「ジェイコム」 and 「じぇいこむ」 are equal; hiragana
/// is the target because particles and endings already are hiragana); dashes between katakana become ー, and between
/// Latin letters or digits a hyphen; 〜 becomes ~; invisible characters, controls, bidirectional and tag characters go;
/// styled letters become plain; a word of Latin letters mixed with Cyrillic or Greek look-alikes becomes Latin.
/// White space: runs become one space, line ends one '\n', none at either end. Spaces and single line ends between
/// Japanese letters go, as do spaces between a Japanese letter and a Latin letter or digit. Latin letters written one
/// by one are joined. Old kanji forms and iteration marks stay.
/// </remarks>
public sealed class FoldedText
{
    private readonly OffsetMap _map;

    private FoldedText(string original, string folded, OffsetMap map, ImmutableArray<TextTrick> tricks)
    {
        Original = original;
        Folded = folded;
        Tricks = tricks;
        _map = map;
    }

    /// <summary>The text as written.</summary>
    public string Original { get; }

    /// <summary>The text for matching.</summary>
    public string Folded { get; }

    /// <summary>Tricks that folding undid, one entry a kind.</summary>
    public ImmutableArray<TextTrick> Tricks { get; }

    /// <summary>Folds a text. Linear in its length.</summary>
    public static FoldedText Fold(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        var folder = new Folder(original);
        folder.Run();
        var folded = folder.Result(out var map, out var tricks);
        return new FoldedText(original, folded, map, tricks);
    }

    /// <summary>Only the folded form, for words and patterns that need no way back.</summary>
    public static string FoldWord(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return WordFold.Fold(word) ?? Fold(word).Folded;
    }

    /// <summary>Whether a letter is kanji or kana (々, 〆, 〇 and ー included).</summary>
    public static bool IsJapanese(char unit) => FoldUnits.IsJapanese(FoldUnits.Kind(unit));

    /// <summary>Whether a unit belongs to a word: a letter of any script or a digit. Surrogates do not count.</summary>
    public static bool IsWordChar(char unit) => FoldUnits.IsWord(FoldUnits.Kind(unit));

    /// <summary>The entry of that kind, or null when the trick does not occur.</summary>
    public TextTrick? Trick(TextTrickKind kind)
    {
        foreach (var trick in Tricks)
        {
            if (trick.Kind == kind)
            {
                return trick;
            }
        }

        return null;
    }

    /// <summary>Where the unit at an index of <see cref="Folded"/> begins in <see cref="Original"/>; the end maps to the end.</summary>
    public int ToOriginal(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, Folded.Length);
        return index == Folded.Length ? Original.Length : _map.ToOriginal(index);
    }

    /// <summary>The place in <see cref="Original"/> of a stretch of <see cref="Folded"/>: whole characters, without white space or invisible characters behind them.</summary>
    public TextRange ToOriginal(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var from = ToOriginal(start);
        if (length == 0)
        {
            return new TextRange(from, 0);
        }

        var lastUnit = ToOriginal(start + length - 1);
        var next = start + length;
        var end = ToOriginal(next);
        while (end <= lastUnit)
        {
            // Several folded units came from one character; take all of it.
            end = ToOriginal(++next);
        }

        while (end > lastUnit + 1 && FoldUnits.IsDropped(FoldUnits.Kind(Original[end - 1])))
        {
            end--;
        }

        return new TextRange(from, end - from);
    }
}
