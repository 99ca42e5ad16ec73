using System.Collections.Immutable;

namespace Miyaburi.Text;

/// <summary>One pass over a text that folds it; see <see cref="FoldedText"/> for what that means.</summary>
internal ref partial struct Folder
{
    private readonly string _source;
    private readonly ReadOnlySpan<char> _text;
    private CharBuffer _out;
    private OffsetMap.Builder _map;
    private TrickLog? _tricks;
    private FoldKind _last;
    private bool _sawForeign;
    private OffsetMap? _built;

    /// <summary>Start of what is held back since the last unit put, or -1.</summary>
    private int _gapStart;
    private int _gapSpaces;
    private int _gapLines;
    private TextTrickKind? _gapHidden;

    /// <summary>Spaces before this index stand inside a word written letter by letter.</summary>
    private int _joinedUntil;

    /// <summary>Before this index no word written letter by letter begins.</summary>
    private int _lookedUntil;

    /// <summary>Length of the output when Japanese letters were last joined across a gap.</summary>
    private int _joinedAt;

    internal Folder(string source)
    {
        _source = source;
        _text = KanjiForKana.Restore(source);
        _out = new CharBuffer(source.Length + 16);
        _gapStart = -1;
        _joinedAt = -1;
    }

    private TrickLog Log => _tricks ??= new TrickLog();

    internal void Run()
    {
        for (var i = 0; i < _text.Length;)
        {
            var unit = _text[i];
            var entry = FoldUnits.Entry(unit);
            var kind = (FoldKind)(byte)entry;
            if (kind <= FoldKind.OtherLetter)
            {
                Put((char)(unit + (entry >> 16)), kind, i++);
                continue;
            }

            i = Special((char)(unit + (entry >> 16)), kind, i);
        }

        if (_sawForeign)
        {
            FixMixedWords();
        }
    }

    /// <summary>The folded text; gives the rented memory back.</summary>
    internal string Result(out OffsetMap map, out ImmutableArray<TextTrick> tricks)
    {
        map = _built ?? _map.Build();
        tricks = _tricks?.ToTricks() ?? [];
        var folded = _out.Written.SequenceEqual(_source) ? _source : new string(_out.Written);
        _out.Free();
        return folded;
    }

    private void Put(char unit, FoldKind kind, int at)
    {
        if (_gapStart >= 0)
        {
            CloseGap(kind, at);
        }

        _map.Note(_out.Count, at);
        _out.Append(unit);
        _last = kind;
        _sawForeign |= kind is FoldKind.Cyrillic or FoldKind.Greek;
    }

    /// <summary>Handles what is not one unit for one; returns the index of the next unit to read.</summary>
    private int Special(char folded, FoldKind kind, int at)
    {
        switch (kind)
        {
            case FoldKind.Space:
            case FoldKind.NewLine:
                return White(kind, at);
            case FoldKind.Dash:
            case FoldKind.LongVowel:
                return Dash(folded, kind, at);
            case FoldKind.Styled:
                return Styled(folded, at, 1);
            case FoldKind.Complex:
                return Expand(_text[at], at, 1);
            case FoldKind.Mark:
                return Marks(folded, at);
            case FoldKind.Surrogate:
                return Pair(at);
            default:
                return Invisible(kind, at, 1);
        }
    }
}
