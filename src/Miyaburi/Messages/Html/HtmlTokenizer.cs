using System.Buffers;

namespace Miyaburi.Messages.Html;

/// <summary>
/// Splits markup as the HTML Standard's tokenizer does (13.2.5), without building a tree and without copying:
/// every token is a piece of the input. Linear; broken markup never fails.
/// </summary>
internal ref struct HtmlTokenizer
{
    /// <summary>Units looked through for the end of a document type declaration.</summary>
    private const int LongestSubset = 4096;

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\n\r\f");
    private static readonly SearchValues<char> EndsBareValue = SearchValues.Create(" \t\n\r\f>");

    private readonly ReadOnlySpan<char> _markup;
    private readonly HtmlAttribute[] _attributes;
    private readonly bool _xml;
    private int _position;
    private int _attributeCount;
    private int _start;
    private int _length;
    private HtmlTag _rawUntil;

    /// <param name="markup">The markup.</param>
    /// <param name="attributes">Room for the attributes of one tag, lent by the caller.</param>
    /// <param name="xml">Whether <c>/&gt;</c> closes any element, as in SVG and XHTML files.</param>
    public HtmlTokenizer(ReadOnlySpan<char> markup, HtmlAttribute[] attributes, bool xml = false)
    {
        _xml = xml;
        _markup = markup;
        _attributes = attributes;
        _rawUntil = HtmlTag.Other;
    }

    /// <summary>Room for one tag's attributes.</summary>
    public static HtmlAttribute[] AttributeRoom(AnalysisLimits limits) => new HtmlAttribute[limits.TagAttributes];

    /// <summary>Whether a tag had more attributes than there was room for.</summary>
    public bool LacksRoom { get; private set; }

    /// <summary>The text, comment or tag name of the token.</summary>
    public readonly ReadOnlySpan<char> Value => _markup.Slice(_start, _length);

    /// <summary>The tag of a start or end tag.</summary>
    public HtmlTag Tag { get; private set; }

    /// <summary>Whether a start tag ends in <c>/&gt;</c>.</summary>
    public bool SelfClosing { get; private set; }

    /// <summary>The attributes of a start tag; the first of a name counts.</summary>
    public readonly ReadOnlySpan<HtmlAttribute> Attributes => _attributes.AsSpan(0, _attributeCount);

    /// <summary>The text of an attribute's name.</summary>
    public readonly ReadOnlySpan<char> NameOf(in HtmlAttribute attribute) => _markup.Slice(attribute.NameStart, attribute.NameLength);

    /// <summary>The raw text of an attribute's value.</summary>
    public readonly ReadOnlySpan<char> ValueOf(in HtmlAttribute attribute) => _markup.Slice(attribute.ValueStart, attribute.ValueLength);

    /// <summary>The raw value of the first attribute of that name (lower-case), or an empty span.</summary>
    public readonly bool TryGet(ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        foreach (ref readonly var attribute in Attributes)
        {
            if (attribute.NameLength == name.Length && NameOf(attribute).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = ValueOf(attribute);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Moves to the next token.</summary>
    public HtmlToken Read()
    {
        HtmlToken token;
        do
        {
            token = ReadOne();
        }
        while (token == HtmlToken.Nothing);

        return token;
    }

    private HtmlToken ReadOne()
    {
        if (_position >= _markup.Length)
        {
            return HtmlToken.End;
        }

        if (_rawUntil != HtmlTag.Other)
        {
            return ReadRaw();
        }

        if (_markup[_position] == '<' && _position + 1 < _markup.Length)
        {
            var next = _markup[_position + 1];
            if (char.IsAsciiLetter(next))
            {
                return ReadTag(_position + 1, HtmlToken.StartTag);
            }

            if (next == '/' && _position + 2 < _markup.Length)
            {
                return ReadEndTag();
            }

            if (next is '!' or '?')
            {
                return next == '!' ? ReadDeclaration() : ReadBogusComment(_position + 1);
            }
        }

        return ReadText();
    }

    private HtmlToken ReadText()
    {
        _start = _position;
        var search = _position + 1;
        var found = _markup[search..].IndexOf('<');
        _position = found < 0 ? _markup.Length : search + found;
        _length = _position - _start;
        return HtmlToken.Text;
    }

    private HtmlToken ReadEndTag()
    {
        var next = _markup[_position + 2];
        if (char.IsAsciiLetter(next))
        {
            return ReadTag(_position + 2, HtmlToken.EndTag);
        }

        if (next == '>')
        {
            _position += 3;
            return HtmlToken.Nothing;
        }

        return ReadBogusComment(_position + 2);
    }

    private HtmlToken ReadDeclaration()
    {
        var rest = _markup[(_position + 2)..];
        if (rest.StartsWith("--"))
        {
            return ReadComment(_position + 4);
        }

        if (rest.StartsWith("[CDATA[", StringComparison.Ordinal))
        {
            return ReadCData();
        }

        if (rest.StartsWith("doctype", StringComparison.OrdinalIgnoreCase))
        {
            return ReadDoctype();
        }

        return ReadBogusComment(_position + 2);
    }

    private HtmlToken ReadComment(int from)
    {
        _start = from;
        var rest = _markup[from..];
        if (rest is ['>', ..])
        {
            return Finish(HtmlToken.Comment, 0, from + 1);
        }

        if (rest is ['-', '>', ..])
        {
            return Finish(HtmlToken.Comment, 0, from + 2);
        }

        for (var at = 0; ;)
        {
            var found = rest[at..].IndexOf("--");
            if (found < 0)
            {
                return Finish(HtmlToken.Comment, rest.Length, _markup.Length);
            }

            at += found;
            var behind = rest[(at + 2)..];
            if (behind is ['>', ..])
            {
                return Finish(HtmlToken.Comment, at, from + at + 3);
            }

            if (behind is ['!', '>', ..])
            {
                return Finish(HtmlToken.Comment, at, from + at + 4);
            }

            at++;
        }
    }

    private HtmlToken ReadCData()
    {
        _start = _position + 9;
        var found = _markup[_start..].IndexOf("]]>");
        return found < 0
            ? Finish(HtmlToken.RawText, _markup.Length - _start, _markup.Length)
            : Finish(HtmlToken.RawText, found, _start + found + 3);
    }

    /// <summary>Up to the closing bracket; an internal subset (SVG entity declarations) belongs to it.</summary>
    private HtmlToken ReadDoctype()
    {
        _start = _position + 2;
        var depth = 0;
        var limit = Math.Min(_markup.Length, _start + LongestSubset);
        for (var i = _start; i < limit; i++)
        {
            switch (_markup[i])
            {
                case '[':
                    depth++;
                    break;
                case ']':
                    depth--;
                    break;
                case '>' when depth <= 0:
                    return Finish(HtmlToken.Doctype, i - _start, i + 1);
            }
        }

        // An unclosed subset would swallow the whole page: then it ends at the first bracket, as in a browser.
        return ReadBogusComment(_start);
    }

    private HtmlToken ReadBogusComment(int from)
    {
        _start = from;
        var found = _markup[from..].IndexOf('>');
        return found < 0
            ? Finish(HtmlToken.Comment, _markup.Length - from, _markup.Length)
            : Finish(HtmlToken.Comment, found, from + found + 1);
    }

    private HtmlToken Finish(HtmlToken token, int length, int position)
    {
        _length = length;
        _position = position;
        return token;
    }

    /// <summary>The content of style, script and the like: everything up to their own end tag.</summary>
    private HtmlToken ReadRaw()
    {
        var element = _rawUntil;
        var name = HtmlTags.NameOf(element);
        _rawUntil = HtmlTag.Other;
        _start = _position;
        var at = _position;
        while (true)
        {
            var found = _markup[at..].IndexOf("</");
            if (found < 0)
            {
                _position = _markup.Length;
                break;
            }

            at += found + 2;
            if (_markup[at..].StartsWith(name, StringComparison.OrdinalIgnoreCase) && EndsName(at + name.Length))
            {
                _position = at - 2;
                break;
            }
        }

        _length = _position - _start;
        return _length == 0 ? HtmlToken.Nothing : element is HtmlTag.Title or HtmlTag.Textarea ? HtmlToken.Text : HtmlToken.RawText;
    }

    private readonly bool EndsName(int at) => at >= _markup.Length || _markup[at] is '>' or '/' or ' ' or '\t' or '\n' or '\r' or '\f';

    private HtmlToken ReadTag(int nameStart, HtmlToken token)
    {
        var end = nameStart;
        while (end < _markup.Length && !EndsName(end))
        {
            end++;
        }

        _start = nameStart;
        _length = end - nameStart;
        Tag = HtmlTags.Of(_markup[nameStart..end]);
        SelfClosing = false;
        _attributeCount = 0;
        if (!ReadAttributes(end))
        {
            // The input ends inside the tag: browsers drop it.
            _position = _markup.Length;
            return HtmlToken.End;
        }

        if (token == HtmlToken.StartTag && HtmlTags.IsRaw(Tag) && !(_xml && SelfClosing))
        {
            _rawUntil = Tag;
        }

        return token;
    }

    private bool ReadAttributes(int at)
    {
        while (true)
        {
            while (at < _markup.Length && _markup[at] is ' ' or '\t' or '\n' or '\r' or '\f' or '/')
            {
                SelfClosing = _markup[at] == '/';
                at++;
            }

            if (at >= _markup.Length)
            {
                return false;
            }

            if (_markup[at] == '>')
            {
                _position = at + 1;
                return true;
            }

            SelfClosing = false;
            at = ReadAttribute(at);
            if (at < 0)
            {
                return false;
            }
        }
    }

    /// <summary>Position behind the attribute, or −1 when the input ends inside it.</summary>
    private int ReadAttribute(int at)
    {
        var nameStart = at++;
        while (at < _markup.Length && !EndsName(at) && _markup[at] != '=')
        {
            at++;
        }

        var nameLength = at - nameStart;
        at = SkipBlanks(at);
        if (at >= _markup.Length || _markup[at] != '=')
        {
            Keep(new(nameStart, nameLength, at, 0));
            return at >= _markup.Length ? -1 : at;
        }

        at = SkipBlanks(at + 1);
        if (at >= _markup.Length)
        {
            return -1;
        }

        var quote = _markup[at];
        var rest = quote is '"' or '\'' ? _markup[(at + 1)..] : _markup[at..];
        var length = quote is '"' or '\'' ? rest.IndexOf(quote) : rest.IndexOfAny(EndsBareValue);
        if (length < 0)
        {
            return -1;
        }

        var valueStart = quote is '"' or '\'' ? at + 1 : at;
        Keep(new(nameStart, nameLength, valueStart, length));
        return valueStart + length + (quote is '"' or '\'' ? 1 : 0);
    }

    private readonly int SkipBlanks(int at) =>
        _markup[at..].IndexOfAnyExcept(Blanks) is >= 0 and var step ? at + step : _markup.Length;

    private void Keep(in HtmlAttribute attribute)
    {
        LacksRoom |= _attributeCount == _attributes.Length;
        if (_attributeCount < _attributes.Length)
        {
            _attributes[_attributeCount++] = attribute;
        }
    }
}
