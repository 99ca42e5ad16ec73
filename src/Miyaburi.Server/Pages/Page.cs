using Miyaburi.Reports;

namespace Miyaburi.Server.Pages;

/// <summary>A page of the site.</summary>
internal sealed record Page
{
    /// <summary>What it is, for style sheet and scripts: <c>check</c>, <c>result</c>, <c>plan</c> …</summary>
    public required string Name { get; init; }

    /// <summary>Its address in Japanese; the English one lies below <c>/en</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The language.</summary>
    public required HtmlView View { get; init; }

    /// <summary>The title, without the name of the site.</summary>
    public required string Title { get; init; }

    /// <summary>A sentence for search engines.</summary>
    public required string Description { get; init; }

    /// <summary>What stands in <c>main</c>.</summary>
    public required Html Body { get; init; }

    /// <summary>Whether search engines may list it. Answers to a person's own input are never listed nor cached.</summary>
    public bool IsPublic { get; init; } = true;

    /// <summary>Whether it shows waves, any of which the operator may hide: nobody on the way goes on giving it without asking.</summary>
    public bool ShowsWaves { get; init; }
}
