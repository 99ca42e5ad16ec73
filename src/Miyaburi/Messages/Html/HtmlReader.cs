using Miyaburi.Messages.Qr;
using Miyaburi.Text;

namespace Miyaburi.Messages.Html;

/// <summary>
/// Reads markup in one pass as a person sees it: the visible text, the hidden text apart, and where links, forms,
/// pictures and redirects lead, each with the place of its visible text. No tree is built; work is linear.
/// </summary>
internal sealed partial class HtmlReader
{
    private readonly MessageDraft _draft;
    private readonly string _partId;
    private readonly string _imagesId;
    private readonly bool _xml;
    private readonly ElementStack _open = new();
    private readonly StyleSheet _sheet;
    private readonly StyleAttributes _styles = new();
    private readonly HtmlAttribute[] _attributes;
    private Flow _visible;
    private Flow _hidden;
    private Flow _images;
    private Frame _top = Frame.Root;
    private Anchor _anchor;
    private Counts _counts;
    private string? _base;
    private XmlEntities? _entities;
    private QrTable? _table;
    private bool _splitPending;
    private bool _emptyInline;

    private HtmlReader(MessageDraft draft, string partId, string imagesId, int length, bool xml)
    {
        _draft = draft;
        _sheet = new(draft);
        _attributes = HtmlTokenizer.AttributeRoom(draft.Limits);
        _partId = partId;
        _imagesId = imagesId;
        _xml = xml;
        _visible = new(length / 4);
        _hidden = new(64);
        _images = new(64);
    }

    /// <summary>What a markup text came to.</summary>
    /// <param name="PartId">The id of its visible text.</param>
    /// <param name="Visible">The text a person sees.</param>
    public readonly record struct Result(string PartId, string Visible);

    /// <summary>Reads markup into a message: the visible text, image texts and hidden text as parts, addresses as targets.</summary>
    /// <param name="markup">The markup.</param>
    /// <param name="draft">The message that is being read.</param>
    /// <param name="id">The wanted id of the visible text (<c>body</c>).</param>
    /// <param name="role">The role of the visible text.</param>
    /// <param name="xml">Whether it is SVG or XHTML rather than HTML.</param>
    public static Result Read(ReadOnlySpan<char> markup, MessageDraft draft, string id, PartRole role, bool xml = false)
    {
        var most = draft.Limits.PartCharacters;
        if (markup.Length > most)
        {
            draft.ReportLimit("partCharacters");
            var (head, tail) = TextEnds.Split(markup, most);
            return ReadEnds(markup[..head], markup[tail..], draft, id, role, xml);
        }

        var reader = new HtmlReader(draft, draft.FreeId(id), draft.FreeId("images"), markup.Length, xml);
        reader.Run(markup);
        return reader.Finish(role);
    }

    private Result Finish(PartRole role)
    {
        CloseAnchor();
        var visible = _visible.TakeString();
        var hidden = _hidden.TakeString();
        var images = _images.TakeString();
        _draft.AddPartAs(_partId, role, visible);
        if (images.Length > 0)
        {
            _draft.AddPartAs(_imagesId, PartRole.ImageText, images);
        }

        _draft.AddPart("hidden", PartRole.Hidden, hidden);
        _draft.Markup = _counts.AddTo(_draft.Markup, visible.Length, hidden.Length);
        if (_open.Overflowed)
        {
            _draft.ReportLimit("markupDepth");
        }

        return new(_partId, visible);
    }

    private void Run(ReadOnlySpan<char> markup)
    {
        var tokens = new HtmlTokenizer(markup, _attributes, _xml);
        while (true)
        {
            var token = tokens.Read();
            switch (token)
            {
                case HtmlToken.End:
                    ReportAttributes(in tokens);
                    return;
                case HtmlToken.Text:
                    WriteText(tokens.Value, decode: true);
                    break;
                case HtmlToken.RawText:
                    ReadRawText(tokens.Value);
                    break;
                case HtmlToken.StartTag:
                    StartTag(ref tokens);
                    break;
                case HtmlToken.EndTag:
                    EndTag(tokens.Tag, tokens.Value);
                    break;
                case HtmlToken.Comment:
                    ReadComment(tokens.Value);
                    break;
                case HtmlToken.Doctype when _xml:
                    (_entities ??= new(_draft)).Read(tokens.Value);
                    break;
            }
        }
    }

    private void ReportAttributes(in HtmlTokenizer tokens)
    {
        if (tokens.LacksRoom)
        {
            _draft.ReportLimit("tagAttributes");
        }
    }

    private void WriteText(ReadOnlySpan<char> text, bool decode)
    {
        _emptyInline = false;
        if (HtmlTags.IsNeverShown(_top.Tag))
        {
            return;
        }

        if (!_top.IsShown)
        {
            if (_hidden.Write(text, _top.KeepsBreaks, decode) >= 0)
            {
                _splitPending = true;
            }

            return;
        }

        if (_splitPending && text.Length > 0)
        {
            _counts.SplitWords += _visible.IsInsideWord && char.IsLetterOrDigit(text[0]) ? 1 : 0;
            _splitPending = false;
        }

        var first = _visible.Write(text, _top.KeepsBreaks, decode);
        if (first >= 0 && _anchor.IsOpen && _anchor.Start < 0)
        {
            _anchor.Start = first;
        }
    }

    private void ReadRawText(ReadOnlySpan<char> text)
    {
        if (_top.Tag == HtmlTag.Style)
        {
            _sheet.Add(text);
        }
        else if (_top.Tag == HtmlTag.Script)
        {
            foreach (var address in ScriptAddresses.Find(text, _draft))
            {
                _draft.AddTarget(TargetKind.Refresh, address, _partId, EmptyHere);
            }
        }
        else
        {
            WriteText(text, decode: false);
        }
    }

    /// <summary>
    /// Comments are shown by no program, except that Outlook reads conditional ones: their links count, their text
    /// (mostly a copy of the visible button) does not.
    /// </summary>
    private void ReadComment(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("[if", StringComparison.OrdinalIgnoreCase))
        {
            var end = text.IndexOf("]>");
            if (end > 0)
            {
                ReadConditional(text[(end + 2)..]);
            }
        }
        else if (!text.StartsWith("<![endif", StringComparison.OrdinalIgnoreCase))
        {
            _splitPending = true;
        }
    }

    private void ReadConditional(ReadOnlySpan<char> markup)
    {
        var tokens = new HtmlTokenizer(markup, HtmlTokenizer.AttributeRoom(_draft.Limits), xml: true);
        for (var token = tokens.Read(); token != HtmlToken.End; token = tokens.Read())
        {
            // a, and VML shapes such as v:roundrect and v:rect.
            if (token == HtmlToken.StartTag && tokens.TryGet("href", out var href) && tokens.Tag is not (HtmlTag.Link or HtmlTag.Base))
            {
                AddTarget(TargetKind.Anchor, href, EmptyHere);
            }
        }

        ReportAttributes(in tokens);
    }

    private TextRange EmptyHere => new(_visible.Here, 0);

    private void StartTag(ref HtmlTokenizer tokens)
    {
        var tag = tokens.Tag;
        CountScripts(ref tokens);
        for (var closed = _open.ClosedByStartOf(tag); closed > 0; closed--)
        {
            PopElement();
        }

        if (HtmlTags.IsBlock(tag))
        {
            CurrentFlow.Break();
        }

        ReadElement(ref tokens, tag);
        if (HtmlTags.IsVoid(tag) || (tokens.SelfClosing && (_xml || tag is HtmlTag.Other or HtmlTag.Use or HtmlTag.Image or HtmlTag.Animate or HtmlTag.Set)))
        {
            return;
        }

        _open.Push(FrameOf(ref tokens, tag));
        _top = _open.Top;
        ReadCell(ref tokens, tag);
        _emptyInline = tag is HtmlTag.Other or HtmlTag.Span or HtmlTag.Font or HtmlTag.S or HtmlTag.Strike or HtmlTag.Del;
        if (tag == HtmlTag.A)
        {
            OpenAnchor(ref tokens);
        }
    }

    private ref Flow CurrentFlow => ref _top.IsShown ? ref _visible : ref _hidden;

    private Frame FrameOf(ref HtmlTokenizer tokens, HtmlTag tag)
    {
        var frame = _top;
        frame.Tag = tag;
        frame.NameHash = tag == HtmlTag.Other ? string.GetHashCode(tokens.Value, StringComparison.OrdinalIgnoreCase) : 0;
        frame.KeepsBreaks |= tag is HtmlTag.Pre or HtmlTag.Textarea or HtmlTag.Xmp or HtmlTag.Plaintext;
        if (tag == HtmlTag.A && tokens.Attributes.Length > 0)
        {
            frame.Color = 0x0000EE;
        }

        var facts = StyleOf(ref tokens, tag);
        facts.Vanished |= HtmlTags.IsNeverShown(tag);
        frame.Apply(facts, _sheet.PaintsElsewhere);
        return frame;
    }

    private StyleFacts StyleOf(ref HtmlTokenizer tokens, HtmlTag tag)
    {
        var facts = default(StyleFacts);
        var attributes = tokens.Attributes;
        if (attributes.IsEmpty && _sheet.IsEmpty)
        {
            return facts;
        }

        PresentationAttributes(ref tokens, tag, ref facts);
        if (!_sheet.IsEmpty)
        {
            tokens.TryGet("class", out var classes);
            tokens.TryGet("id", out var id);
            facts.Overlay(_sheet.For(tokens.Value, classes, id));
        }

        if (tokens.TryGet("style", out var style))
        {
            facts.Overlay(_styles.Read(style));
        }

        return facts;
    }

    private static void PresentationAttributes(ref HtmlTokenizer tokens, HtmlTag tag, ref StyleFacts facts)
    {
        if (tokens.TryGet("hidden", out _))
        {
            facts.NotDisplayed = true;
        }

        if (tokens.TryGet("bgcolor", out var value))
        {
            facts.Background = CssColor.Read(value);
        }

        if (tokens.TryGet("background", out _))
        {
            facts.Background = CssColor.Unknown;
        }

        if (tag == HtmlTag.Body && tokens.TryGet("text", out value))
        {
            facts.Color = CssColor.Read(value);
        }

        if (tag == HtmlTag.Font && tokens.TryGet("color", out value))
        {
            facts.Color = CssColor.Read(value);
        }
        else if (tag == HtmlTag.Font && tokens.TryGet("size", out _))
        {
            // Sizes 1 to 7 can all be read.
            facts.FontPixels = 13;
        }
    }

    private void EndTag(HtmlTag tag, ReadOnlySpan<char> name)
    {
        if (tag == HtmlTag.Br || (tag == HtmlTag.P && !HasOpen(HtmlTag.P)))
        {
            CurrentFlow.BreakAlways();
            return;
        }

        if (_emptyInline && (tag == _top.Tag) && !HtmlTags.IsBlock(tag))
        {
            _splitPending = true;
        }

        _emptyInline = false;
        var hash = tag == HtmlTag.Other ? string.GetHashCode(name, StringComparison.OrdinalIgnoreCase) : 0;
        for (var closed = _open.ClosedBy(tag, hash); closed > 0; closed--)
        {
            PopElement();
        }
    }

    private bool HasOpen(HtmlTag tag) => _open.ClosedBy(tag, 0) > 0;

    private void PopElement()
    {
        var frame = _open.Pop();
        if (frame.Tag == HtmlTag.A)
        {
            CloseAnchor();
        }
        else if (frame.Tag == HtmlTag.Table)
        {
            EndTable(frame.IsShown);
        }

        if (HtmlTags.IsBlock(frame.Tag))
        {
            (frame.IsShown ? ref _visible : ref _hidden).Break();
        }
        else if (frame.Tag is HtmlTag.Td or HtmlTag.Th or HtmlTag.Button or HtmlTag.Select)
        {
            (frame.IsShown ? ref _visible : ref _hidden).Gap();
        }

        _top = _open.Top;
    }

    private void AddTarget(TargetKind kind, ReadOnlySpan<char> raw, TextRange visible, string? partId = null)
    {
        raw = raw.Trim();
        if (IsNoAddress(kind, raw))
        {
            return;
        }

        var url = CharacterReferences.Decode(raw);
        url = _entities?.Replace(url, _draft.Limits.UrlCharacters) ?? url;
        if (IsNoAddress(kind, url.AsSpan().Trim()))
        {
            return; // Only now seen: an entity may stand for nothing at all, a character reference for the "#".
        }

        _draft.AddTarget(kind, BaseAddress.Join(_base, url), partId ?? _partId, visible);
    }

    /// <summary>References to the mail itself, and pictures carried in the markup, lead nowhere.</summary>
    private static bool IsNoAddress(TargetKind kind, ReadOnlySpan<char> raw) =>
        raw.IsEmpty || raw is ['#', ..] || raw.StartsWith("cid:", StringComparison.OrdinalIgnoreCase)
        || raw.StartsWith("about:", StringComparison.OrdinalIgnoreCase)
        || (kind == TargetKind.Resource && raw.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) && !raw.StartsWith("data:image/svg", StringComparison.OrdinalIgnoreCase));
}
