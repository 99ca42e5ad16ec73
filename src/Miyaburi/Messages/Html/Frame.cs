namespace Miyaburi.Messages.Html;

/// <summary>An open element with what it hands down to its content.</summary>
internal struct Frame
{
    /// <summary>The outermost frame: black on white, 16 pixels.</summary>
    public static Frame Root => new()
    {
        Font = 16,
        Color = CssColor.Black,
        Background = CssColor.White,
        Tag = HtmlTag.Html,
        IsShown = true,
    };

    /// <summary>The element.</summary>
    public HtmlTag Tag { get; set; }

    /// <summary>Hash of the name, for elements without a tag of their own.</summary>
    public int NameHash { get; set; }

    /// <summary>Nothing inside can be seen, whatever it says.</summary>
    public bool Gone { get; set; }

    /// <summary>visibility: hidden.</summary>
    public bool Invisible { get; set; }

    /// <summary>Font size in pixels.</summary>
    public float Font { get; set; }

    /// <summary>Text colour.</summary>
    public int Color { get; set; }

    /// <summary>Colour behind the text.</summary>
    public int Background { get; set; }

    /// <summary>Whether the background was given by somebody, not assumed.</summary>
    public bool BackgroundGiven { get; set; }

    /// <summary>Text pushed out of its line.</summary>
    public bool Outdented { get; set; }

    /// <summary>Line breaks count.</summary>
    public bool KeepsBreaks { get; set; }

    /// <summary>Whether text directly inside is seen.</summary>
    public bool IsShown { get; set; }

    /// <summary>Applies the element's own style to what it inherited.</summary>
    /// <param name="facts">The declarations.</param>
    /// <param name="guessedBackground">Whether a style sheet may paint a background that was not understood.</param>
    public void Apply(in StyleFacts facts, bool guessedBackground)
    {
        Gone |= facts.HidesAll;
        Invisible = facts.Invisible ?? Invisible;
        Font = facts.FontPixels ?? (facts.FontShare is { } share ? Font * share : Font);
        Color = facts.Color ?? Color;
        Outdented = facts.Outdented ?? Outdented;
        KeepsBreaks = facts.KeepsBreaks ?? KeepsBreaks;
        if (facts.Background is { } background and not CssColor.Transparent)
        {
            Background = background;
            BackgroundGiven = true;
        }

        Judge(guessedBackground);
    }

    /// <summary>Settles whether text is seen.</summary>
    public void Judge(bool guessedBackground)
    {
        var merged = Color == CssColor.Transparent
            || ((BackgroundGiven || !guessedBackground) && CssColor.AreAlike(Color, Background));
        IsShown = !(Gone || Invisible || Outdented || Font <= 1.01f || merged);
    }
}
