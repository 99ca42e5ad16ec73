namespace Miyaburi.Messages.Html;

/// <summary>What a set of declarations says about whether a person sees the text. Null means not said.</summary>
internal struct StyleFacts
{
    /// <summary>display: none, or another value that shows.</summary>
    public bool? NotDisplayed { get; set; }

    /// <summary>visibility: hidden or collapse, or visible.</summary>
    public bool? Invisible { get; set; }

    /// <summary>Nothing of the element or of anything inside can be seen: opacity 0, clipped away, scaled to nothing, off-screen.</summary>
    public bool Vanished { get; set; }

    /// <summary>Font size in pixels.</summary>
    public float? FontPixels { get; set; }

    /// <summary>Font size as a share of the parent's.</summary>
    public float? FontShare { get; set; }

    /// <summary>Text colour 0xRRGGBB, <see cref="CssColor.Transparent"/> or <see cref="CssColor.Unknown"/>.</summary>
    public int? Color { get; set; }

    /// <summary>Background colour, likewise; unknown when a picture lies behind.</summary>
    public int? Background { get; set; }

    /// <summary>Width or height of nothing.</summary>
    public bool NoSize { get; set; }

    /// <summary>What does not fit is cut off.</summary>
    public bool Clips { get; set; }

    /// <summary>position: absolute or fixed.</summary>
    public bool Positioned { get; set; }

    /// <summary>left, top, right or margin far outside the page.</summary>
    public bool FarAway { get; set; }

    /// <summary>text-indent far outside the line.</summary>
    public bool? Outdented { get; set; }

    /// <summary>white-space: pre and the like keep line breaks.</summary>
    public bool? KeepsBreaks { get; set; }

    /// <summary>Whether these declarations alone hide the element and all it holds.</summary>
    public readonly bool HidesAll => NotDisplayed == true || Vanished || (NoSize && Clips) || (Positioned && FarAway);

    /// <summary>Later declarations win.</summary>
    public void Overlay(in StyleFacts later)
    {
        NotDisplayed = later.NotDisplayed ?? NotDisplayed;
        Invisible = later.Invisible ?? Invisible;
        Vanished |= later.Vanished;
        if (later.FontPixels is not null || later.FontShare is not null)
        {
            FontPixels = later.FontPixels;
            FontShare = later.FontShare;
        }

        Color = later.Color ?? Color;
        Background = later.Background ?? Background;
        NoSize |= later.NoSize;
        Clips |= later.Clips;
        Positioned |= later.Positioned;
        FarAway |= later.FarAway;
        Outdented = later.Outdented ?? Outdented;
        KeepsBreaks = later.KeepsBreaks ?? KeepsBreaks;
    }
}
