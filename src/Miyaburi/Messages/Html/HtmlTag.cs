namespace Miyaburi.Messages.Html;

/// <summary>The elements that matter to reading.</summary>
internal enum HtmlTag
{
    Other, A, Address, Animate, Area, Article, Aside, Audio, Base, Bgsound, Blockquote, Body, Br, Button, Caption, Center, Col, Dd, Del, Details,
    Dialog, Dir, Div, Dl, Dt, Embed, Fieldset, Figcaption, Figure, Font, Footer, ForeignObject, Form, Frame, Frameset, H1, H2, H3, H4, H5, H6, Head,
    Header, Hr, Html, Iframe, Image, Img, Input, Legend, Li, Link, Main, Map, Marquee, Menu, Meta, Nav, Noembed, Noframes, Noscript, Object,
    Ol, Optgroup, Option, P, Param, Plaintext, Pre, Rp, Rt, S, Script, Section, Select, Set, Source, Span, Strike, Style, Summary, Svg, Table, Tbody, Td,
    Template, Textarea, Tfoot, Th, Thead, Title, Tr, Track, Ul, Use, Video, Wbr, Xmp,
}

/// <summary>Names and kinds of elements.</summary>
internal static class HtmlTags
{
    private const int LongestName = 13;

    /// <summary>The element a name stands for, in any case; a namespace prefix is ignored for SVG and VML links.</summary>
    public static HtmlTag Of(ReadOnlySpan<char> name)
    {
        var colon = name.IndexOf(':');
        if (colon >= 0)
        {
            name = name[(colon + 1)..];
        }

        if (name.Length is 0 or > LongestName)
        {
            return HtmlTag.Other;
        }

        Span<char> lower = stackalloc char[LongestName];
        for (var i = 0; i < name.Length; i++)
        {
            lower[i] = char.IsAsciiLetterUpper(name[i]) ? (char)(name[i] | 0x20) : name[i];
        }

        return Known(lower[..name.Length]);
    }

    /// <summary>The lower-case name of an element whose content is not markup.</summary>
    public static string NameOf(HtmlTag tag) => tag switch
    {
        HtmlTag.Style => "style",
        HtmlTag.Script => "script",
        HtmlTag.Title => "title",
        HtmlTag.Textarea => "textarea",
        HtmlTag.Xmp => "xmp",
        HtmlTag.Iframe => "iframe",
        HtmlTag.Noembed => "noembed",
        HtmlTag.Noframes => "noframes",
        _ => "plaintext",
    };

    /// <summary>Elements whose content is taken as it stands up to their end tag.</summary>
    public static bool IsRaw(HtmlTag tag) => tag is HtmlTag.Style or HtmlTag.Script or HtmlTag.Title or HtmlTag.Textarea
        or HtmlTag.Xmp or HtmlTag.Iframe or HtmlTag.Noembed or HtmlTag.Noframes or HtmlTag.Plaintext;

    /// <summary>Elements without content and end tag.</summary>
    public static bool IsVoid(HtmlTag tag) => tag is HtmlTag.Area or HtmlTag.Base or HtmlTag.Bgsound or HtmlTag.Br or HtmlTag.Col or HtmlTag.Embed
        or HtmlTag.Frame or HtmlTag.Hr or HtmlTag.Img or HtmlTag.Input or HtmlTag.Link or HtmlTag.Meta or HtmlTag.Param
        or HtmlTag.Source or HtmlTag.Track or HtmlTag.Wbr;

    /// <summary>Elements that begin on a new line.</summary>
    public static bool IsBlock(HtmlTag tag) => tag is HtmlTag.Address or HtmlTag.Article or HtmlTag.Aside or HtmlTag.Blockquote or HtmlTag.Body
        or HtmlTag.Caption or HtmlTag.Center or HtmlTag.Dd or HtmlTag.Details or HtmlTag.Dialog or HtmlTag.Dir or HtmlTag.Div or HtmlTag.Dl
        or HtmlTag.Dt or HtmlTag.Fieldset or HtmlTag.Figcaption or HtmlTag.Figure or HtmlTag.Footer or HtmlTag.ForeignObject or HtmlTag.Form
        or HtmlTag.H1 or HtmlTag.H2 or HtmlTag.H3 or HtmlTag.H4 or HtmlTag.H5 or HtmlTag.H6 or HtmlTag.Header or HtmlTag.Hr or HtmlTag.Legend
        or HtmlTag.Li or HtmlTag.Main or HtmlTag.Marquee or HtmlTag.Menu or HtmlTag.Nav or HtmlTag.Ol or HtmlTag.Optgroup or HtmlTag.Option
        or HtmlTag.P or HtmlTag.Plaintext or HtmlTag.Pre or HtmlTag.Section or HtmlTag.Summary or HtmlTag.Table or HtmlTag.Tbody or HtmlTag.Tfoot
        or HtmlTag.Thead or HtmlTag.Tr or HtmlTag.Ul or HtmlTag.Xmp or HtmlTag.Html;

    /// <summary>Elements whose content nobody sees.</summary>
    public static bool IsNeverShown(HtmlTag tag) => tag is HtmlTag.Style or HtmlTag.Script or HtmlTag.Title or HtmlTag.Iframe or HtmlTag.Noembed
        or HtmlTag.Noframes or HtmlTag.Template or HtmlTag.Rp;

    private static HtmlTag Known(ReadOnlySpan<char> name) => name switch
    {
        "a" => HtmlTag.A, "address" => HtmlTag.Address, "animate" => HtmlTag.Animate, "area" => HtmlTag.Area, "article" => HtmlTag.Article,
        "aside" => HtmlTag.Aside, "audio" => HtmlTag.Audio, "base" => HtmlTag.Base, "bgsound" => HtmlTag.Bgsound, "blockquote" => HtmlTag.Blockquote,
        "body" => HtmlTag.Body, "br" => HtmlTag.Br, "button" => HtmlTag.Button, "caption" => HtmlTag.Caption, "center" => HtmlTag.Center,
        "col" => HtmlTag.Col, "dd" => HtmlTag.Dd, "del" => HtmlTag.Del, "details" => HtmlTag.Details, "dialog" => HtmlTag.Dialog,
        "dir" => HtmlTag.Dir, "div" => HtmlTag.Div, "dl" => HtmlTag.Dl, "dt" => HtmlTag.Dt, "embed" => HtmlTag.Embed, "fieldset" => HtmlTag.Fieldset,
        "figcaption" => HtmlTag.Figcaption, "figure" => HtmlTag.Figure, "font" => HtmlTag.Font, "footer" => HtmlTag.Footer,
        "foreignobject" => HtmlTag.ForeignObject, "form" => HtmlTag.Form, "frame" => HtmlTag.Frame, "frameset" => HtmlTag.Frameset,
        "h1" => HtmlTag.H1, "h2" => HtmlTag.H2, "h3" => HtmlTag.H3, "h4" => HtmlTag.H4, "h5" => HtmlTag.H5, "h6" => HtmlTag.H6,
        "head" => HtmlTag.Head, "header" => HtmlTag.Header, "hr" => HtmlTag.Hr, "html" => HtmlTag.Html, "iframe" => HtmlTag.Iframe,
        "image" => HtmlTag.Image, "img" => HtmlTag.Img, "input" => HtmlTag.Input, "legend" => HtmlTag.Legend, "li" => HtmlTag.Li,
        "link" => HtmlTag.Link, "main" => HtmlTag.Main, "map" => HtmlTag.Map, "marquee" => HtmlTag.Marquee, "menu" => HtmlTag.Menu,
        "meta" => HtmlTag.Meta, "nav" => HtmlTag.Nav, "noembed" => HtmlTag.Noembed, "noframes" => HtmlTag.Noframes, "noscript" => HtmlTag.Noscript,
        "object" => HtmlTag.Object, "ol" => HtmlTag.Ol, "optgroup" => HtmlTag.Optgroup, "option" => HtmlTag.Option, "p" => HtmlTag.P,
        "param" => HtmlTag.Param, "plaintext" => HtmlTag.Plaintext, "pre" => HtmlTag.Pre, "rp" => HtmlTag.Rp, "rt" => HtmlTag.Rt, "s" => HtmlTag.S,
        "script" => HtmlTag.Script, "section" => HtmlTag.Section, "select" => HtmlTag.Select, "set" => HtmlTag.Set, "source" => HtmlTag.Source,
        "span" => HtmlTag.Span, "strike" => HtmlTag.Strike, "style" => HtmlTag.Style, "summary" => HtmlTag.Summary, "svg" => HtmlTag.Svg,
        "table" => HtmlTag.Table, "tbody" => HtmlTag.Tbody, "td" => HtmlTag.Td, "template" => HtmlTag.Template, "textarea" => HtmlTag.Textarea,
        "tfoot" => HtmlTag.Tfoot, "th" => HtmlTag.Th, "thead" => HtmlTag.Thead, "title" => HtmlTag.Title, "tr" => HtmlTag.Tr, "track" => HtmlTag.Track,
        "ul" => HtmlTag.Ul, "use" => HtmlTag.Use, "video" => HtmlTag.Video, "wbr" => HtmlTag.Wbr, "xmp" => HtmlTag.Xmp,
        _ => HtmlTag.Other,
    };
}
