using System.Globalization;
using System.Text;
using Miyaburi.Messages.Charsets;

namespace Miyaburi.Messages.Outlook;

/// <summary>
/// Takes the text out of RTF, or the HTML that Outlook wrapped in it ([MS-OXRTFEX]). What is neither (fonts, colours,
/// pictures) is passed over. Linear; groups nest no deeper than the limit.
/// </summary>
internal sealed class RtfReader
{
    private readonly int _deepestGroup;
    private bool _isCut;
    private readonly StringBuilder _text = new();
    private readonly List<byte> _pending = [];
    private readonly Stack<State> _groups = new();
    private readonly Dictionary<int, int> _fonts = [];
    private State _state = new() { UnicodeFallback = 1 };
    private int _ansiCodePage = 1252;
    private int _definedFont;
    private int _fallback;
    private bool _isHtml;

    private RtfReader(int deepestGroup) => _deepestGroup = deepestGroup;

    /// <summary>What was found.</summary>
    /// <param name="Text">Text, or markup.</param>
    /// <param name="IsHtml">Whether it is markup.</param>
    /// <param name="IsCut">Whether groups lay too deep to be read.</param>
    internal readonly record struct Result(string Text, bool IsHtml, bool IsCut);

    private enum Place
    {
        Text,
        Fonts,
        Markup,
        Nowhere,
    }

    /// <summary>Reads RTF.</summary>
    public static Result Read(ReadOnlySpan<byte> rtf, AnalysisLimits limits)
    {
        var reader = new RtfReader(limits.RtfDepth);
        reader.Run(rtf);
        reader.Flush();
        return new(reader._text.ToString(), reader._isHtml, reader._isCut);
    }

    private void Run(ReadOnlySpan<byte> rtf)
    {
        for (var at = 0; at < rtf.Length;)
        {
            var c = rtf[at++];
            switch (c)
            {
                case (byte)'{':
                    Flush();
                    if (_groups.Count >= _deepestGroup)
                    {
                        _isCut = true;
                        return;
                    }

                    _groups.Push(_state);
                    break;
                case (byte)'}':
                    Flush();
                    _state = _groups.TryPop(out var outer) ? outer : _state;
                    break;
                case (byte)'\\':
                    at = at < rtf.Length ? ReadControl(rtf, at) : at;
                    break;
                case (byte)'\r' or (byte)'\n' or 0:
                    break;
                default:
                    Write(c);
                    break;
            }
        }
    }

    private int ReadControl(ReadOnlySpan<byte> rtf, int at)
    {
        if (!char.IsAsciiLetter((char)rtf[at]))
        {
            return ReadSymbol(rtf, at);
        }

        var start = at;
        while (at < rtf.Length && char.IsAsciiLetter((char)rtf[at]) && at - start < 32)
        {
            at++;
        }

        var word = Encoding.ASCII.GetString(rtf[start..at]);
        var digits = at;
        at += at < rtf.Length && rtf[at] == '-' ? 1 : 0;
        while (at < rtf.Length && char.IsAsciiDigit((char)rtf[at]) && at - digits < 10)
        {
            at++;
        }

        int? number = int.TryParse(rtf[digits..at], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        ReadWord(word, number);
        return at < rtf.Length && rtf[at] == ' ' ? at + 1 : at;
    }

    private int ReadSymbol(ReadOnlySpan<byte> rtf, int at)
    {
        switch (rtf[at])
        {
            case (byte)'\'' when at + 2 < rtf.Length && byte.TryParse(rtf.Slice(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code):
                Write(code);
                return at + 3;
            case (byte)'*':
                _state.IsOptional = true;
                break;
            case (byte)'~':
                Write("\u00a0");
                break;
            case (byte)'_':
                Write("-");
                break;
            case (byte)'\r' or (byte)'\n':
                Write("\n");
                break;
            case (byte)'\\' or (byte)'{' or (byte)'}':
                Write(rtf[at]);
                break;
        }

        return at + 1;
    }

    private void ReadWord(string word, int? number)
    {
        var isOptional = _state.IsOptional;
        _state.IsOptional = false;
        switch (word)
        {
            case "fonttbl":
                Enter(Place.Fonts);
                break;
            case "htmltag" when isOptional:
                Enter(Place.Markup);
                break;
            case "colortbl" or "stylesheet" or "info" or "pict" or "object" or "header" or "footer" or "footnote" or "mhtmltag":
                Enter(Place.Nowhere);
                break;
            case "fromhtml":
                _isHtml = number is null or 1;
                break;
            case "htmlrtf":
                Flush();
                _state.IsWrapping = number is null or not 0;
                break;
            case "ansicpg" when number is { } page && CodePages.Has(page):
                _ansiCodePage = page;
                break;
            case "f":
                Flush();
                _state.Font = _definedFont = number ?? 0;
                break;
            case "fcharset" when _state.Place is Place.Fonts:
                _fonts[_definedFont] = CodePageOf(number ?? 0);
                break;
            case "uc":
                _state.UnicodeFallback = Math.Clamp(number ?? 1, 0, 8);
                break;
            case "u" when number is { } unit:
                Write(((char)(ushort)unit).ToString());
                _fallback = _state.UnicodeFallback;
                break;
            case "par" or "line" or "row":
                Write("\n");
                break;
            case "tab" or "cell":
                Write("\t");
                break;
            case "lquote" or "rquote":
                Write("'");
                break;
            case "ldblquote" or "rdblquote":
                Write("\"");
                break;
            case "bullet":
                Write("・");
                break;
            case "endash" or "emdash":
                Write("–");
                break;
            default:
                if (isOptional)
                {
                    Enter(Place.Nowhere);
                }

                break;
        }
    }

    private void Enter(Place place)
    {
        Flush();
        _state.Place = place;
    }

    private bool IsShown => _state.Place is Place.Markup || (_state.Place is Place.Text && !(_isHtml && _state.IsWrapping));

    private void Write(byte code)
    {
        if (_fallback > 0)
        {
            _fallback--;
            return;
        }

        if (IsShown)
        {
            _pending.Add(code);
        }
    }

    private void Write(string text)
    {
        _fallback = 0;
        if (IsShown)
        {
            Flush();
            _text.Append(text);
        }
    }

    /// <summary>Bytes belong to the code page of their font, and a character may be two of them.</summary>
    private void Flush()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        var page = _fonts.GetValueOrDefault(_state.Font, 0) is var own and not 0 ? own : _ansiCodePage;
        _text.Append(CodePages.Get(page).GetString([.. _pending]));
        _pending.Clear();
    }

    private static int CodePageOf(int charset) => charset switch
    {
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        204 => 1251,
        238 => 1250,
        _ => 0,
    };

    private struct State
    {
        public Place Place;
        public int Font;
        public int UnicodeFallback;
        public bool IsOptional;
        public bool IsWrapping;
    }
}
