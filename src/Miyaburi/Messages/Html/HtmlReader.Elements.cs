using System.Globalization;
using Miyaburi.Text;

namespace Miyaburi.Messages.Html;

/// <summary>What single elements mean: links, pictures, forms, redirects.</summary>
internal sealed partial class HtmlReader
{
    private void ReadElement(ref HtmlTokenizer tokens, HtmlTag tag)
    {
        switch (tag)
        {
            case HtmlTag.Br:
                CurrentFlow.BreakAlways();
                break;
            case HtmlTag.Td or HtmlTag.Th:
                CurrentFlow.Gap();
                Resource(ref tokens, "background");
                break;
            case HtmlTag.Img or HtmlTag.Image:
                ReadImage(ref tokens);
                break;
            case HtmlTag.Area:
                ReadArea(ref tokens);
                break;
            case HtmlTag.Base:
                ReadBase(ref tokens);
                break;
            case HtmlTag.Meta:
                ReadMeta(ref tokens);
                break;
            case HtmlTag.Form:
                ReadForm(ref tokens);
                break;
            case HtmlTag.Input:
                ReadInput(ref tokens);
                break;
            case HtmlTag.Button:
                Follow(ref tokens, "formaction", TargetKind.FormAction);
                break;
            case HtmlTag.Iframe or HtmlTag.Frame or HtmlTag.Embed or HtmlTag.Script or HtmlTag.Audio or HtmlTag.Video or HtmlTag.Source or HtmlTag.Bgsound:
                Resource(ref tokens, "src");
                break;
            case HtmlTag.Object:
                Resource(ref tokens, "data");
                break;
            case HtmlTag.Link or HtmlTag.Use:
                Resource(ref tokens, "href");
                Resource(ref tokens, "xlink:href");
                break;
            case HtmlTag.Body or HtmlTag.Table or HtmlTag.Tr:
                Resource(ref tokens, "background");
                break;
            case HtmlTag.Animate or HtmlTag.Set:
                ReadAnimation(ref tokens);
                break;
            case HtmlTag.Other:
                // VML shapes outside conditional comments, and unknown elements of SVG.
                Follow(ref tokens, "href", TargetKind.Anchor);
                break;
        }
    }

    private void Resource(ref HtmlTokenizer tokens, ReadOnlySpan<char> attribute)
    {
        if (tokens.TryGet(attribute, out var value))
        {
            AddTarget(TargetKind.Resource, value, EmptyHere);
        }
    }

    private void Follow(ref HtmlTokenizer tokens, ReadOnlySpan<char> attribute, TargetKind kind)
    {
        if (tokens.TryGet(attribute, out var value))
        {
            AddTarget(kind, value, EmptyHere);
        }
    }

    /// <summary>Tables are looked at for codes drawn with their cells.</summary>
    private void ReadCell(ref HtmlTokenizer tokens, HtmlTag tag)
    {
        switch (tag)
        {
            case HtmlTag.Table:
                (_table ??= new()).Begin();
                break;
            case HtmlTag.Tr:
                _table?.BeginRow();
                break;
            case HtmlTag.Td or HtmlTag.Th:
                var span = tokens.TryGet("colspan", out var columns) && int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
                _table?.Add(CssColor.IsDark(_top.Background), span);
                break;
        }
    }

    private void EndTable(bool isShown)
    {
        if (_table is null)
        {
            return;
        }

        foreach (var code in _table.End(_draft))
        {
            if (isShown)
            {
                _draft.AddTarget(TargetKind.QrCode, code, _partId, EmptyHere);
            }
        }
    }

    private void OpenAnchor(ref HtmlTokenizer tokens)
    {
        CloseAnchor();
        if (!tokens.TryGet("href", out var href) && !tokens.TryGet("xlink:href", out href))
        {
            return;
        }

        _anchor = new() { IsOpen = true, Href = href.ToString(), Start = -1, ImageStart = -1 };
    }

    /// <summary>The visible text of a link is what stands between its tags, or the text of the pictures in it.</summary>
    private void CloseAnchor()
    {
        if (!_anchor.IsOpen)
        {
            return;
        }

        var anchor = _anchor;
        _anchor = default;
        if (anchor.Start >= 0)
        {
            AddTarget(TargetKind.Anchor, anchor.Href, new(anchor.Start, _visible.Length - anchor.Start));
        }
        else if (anchor.ImageStart >= 0)
        {
            AddTarget(TargetKind.Anchor, anchor.Href, new(anchor.ImageStart, anchor.ImageEnd - anchor.ImageStart), _imagesId);
        }
        else
        {
            AddTarget(TargetKind.Anchor, anchor.Href, EmptyHere);
        }
    }

    private void ReadImage(ref HtmlTokenizer tokens)
    {
        _counts.Images++;
        _counts.LinkedImages += _anchor.IsOpen ? 1 : 0;
        var range = WriteAlternative(ref tokens);
        if (_anchor.IsOpen && range.Length > 0)
        {
            _anchor.ImageStart = _anchor.ImageStart < 0 ? range.Start : _anchor.ImageStart;
            _anchor.ImageEnd = range.End;
        }

        if (tokens.TryGet("src", out var source) || tokens.TryGet("href", out source) || tokens.TryGet("xlink:href", out source))
        {
            AddTarget(TargetKind.Resource, source, range.Length > 0 ? range : EmptyHere, range.Length > 0 ? _imagesId : null);
        }
    }

    /// <summary>A line of the images' own text.</summary>
    private TextRange WriteAlternative(ref HtmlTokenizer tokens)
    {
        if (!_top.IsShown || (!tokens.TryGet("alt", out var alt) && !tokens.TryGet("title", out alt)))
        {
            return default;
        }

        _images.Break();
        var first = _images.Write(alt, keepBreaks: false);
        return first < 0 ? default : new(first, _images.Length - first);
    }

    private void ReadArea(ref HtmlTokenizer tokens)
    {
        if (!tokens.TryGet("href", out var href))
        {
            return;
        }

        var range = WriteAlternative(ref tokens);
        AddTarget(TargetKind.Anchor, href, range.Length > 0 ? range : EmptyHere, range.Length > 0 ? _imagesId : null);
    }

    private void ReadBase(ref HtmlTokenizer tokens)
    {
        if (_base is null && tokens.TryGet("href", out var href))
        {
            _base = CharacterReferences.Decode(href.Trim());
        }
    }

    private void ReadMeta(ref HtmlTokenizer tokens)
    {
        if (!tokens.TryGet("http-equiv", out var kind) || !kind.Trim().Equals("refresh", StringComparison.OrdinalIgnoreCase)
            || !tokens.TryGet("content", out var content))
        {
            return;
        }

        // "0; url='https://…'"; browsers accept a comma and a missing "url=" as well.
        var separator = content.IndexOfAny(';', ',');
        var address = separator < 0 ? default : content[(separator + 1)..].Trim();
        if (address.StartsWith("url", StringComparison.OrdinalIgnoreCase) && address[3..].TrimStart() is ['=', ..])
        {
            address = address[(address.IndexOf('=') + 1)..];
        }

        AddTarget(TargetKind.Refresh, address.Trim(" \t\r\n\"'"), EmptyHere);
    }

    private void ReadForm(ref HtmlTokenizer tokens) => Follow(ref tokens, "action", TargetKind.FormAction);

    private void ReadInput(ref HtmlTokenizer tokens)
    {
        tokens.TryGet("type", out var type);
        type = type.Trim();
        if (Is(type, "hidden") || Is(type, "checkbox") || Is(type, "radio"))
        {
            return;
        }

        if (Is(type, "submit") || Is(type, "button") || Is(type, "reset"))
        {
            Follow(ref tokens, "formaction", TargetKind.FormAction);
            Show(ref tokens, "value");
            return;
        }

        if (Is(type, "image"))
        {
            ReadImage(ref tokens);
            return;
        }

        _counts.PasswordFields += Is(type, "password") ? 1 : 0;
        Show(ref tokens, "placeholder");
    }

    /// <summary>Text that the program draws inside a control.</summary>
    private void Show(ref HtmlTokenizer tokens, ReadOnlySpan<char> attribute)
    {
        if (tokens.TryGet(attribute, out var text) && !text.IsEmpty)
        {
            CurrentFlow.Gap();
            WriteText(text, decode: true);
            CurrentFlow.Gap();
        }
    }

    /// <summary>SVG can set a link's target by animation.</summary>
    private void ReadAnimation(ref HtmlTokenizer tokens)
    {
        if (!tokens.TryGet("attributeName", out var name) || !name.EndsWith("href", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        foreach (var attribute in (ReadOnlySpan<string>)["to", "values", "from", "by"])
        {
            if (tokens.TryGet(attribute, out var value))
            {
                var first = value.IndexOf(';');
                AddTarget(TargetKind.Anchor, attribute == "values" && first > 0 ? value[..first] : value, EmptyHere);
            }
        }
    }

    /// <summary>Script elements and attributes such as <c>onclick</c>.</summary>
    private void CountScripts(ref HtmlTokenizer tokens)
    {
        _counts.Scripts += tokens.Tag == HtmlTag.Script ? 1 : 0;
        foreach (ref readonly var attribute in tokens.Attributes)
        {
            if (attribute.NameLength > 4 && tokens.NameOf(attribute) is ['o' or 'O', 'n' or 'N', ..])
            {
                _counts.Scripts++;
            }
        }
    }

    private static bool Is(ReadOnlySpan<char> value, string word) => value.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The link whose end tag has not come yet.</summary>
    private struct Anchor
    {
        public bool IsOpen;
        public string Href;
        public int Start;
        public int ImageStart;
        public int ImageEnd;
    }

    private struct Counts
    {
        public int Images;
        public int LinkedImages;
        public int PasswordFields;
        public int Scripts;
        public int SplitWords;

        public readonly MarkupFacts AddTo(MarkupFacts facts, int visible, int hidden) => facts with
        {
            VisibleCharacters = facts.VisibleCharacters + visible,
            HiddenCharacters = facts.HiddenCharacters + hidden,
            Images = facts.Images + Images,
            LinkedImages = facts.LinkedImages + LinkedImages,
            PasswordFields = facts.PasswordFields + PasswordFields,
            Scripts = facts.Scripts + Scripts,
            SplitWords = facts.SplitWords + SplitWords,
        };
    }
}
