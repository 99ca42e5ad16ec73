namespace Miyaburi.Brands;

/// <summary>How a host that a brand does not own makes use of its name.</summary>
public enum ImitationKind
{
    /// <summary>The official domain stands, label by label, left of the real one (<c>jcom.co.jp-acc.one</c>, <c>eki-net.com.x.cn</c>).</summary>
    OfficialDomain,

    /// <summary>A long name of the brand stands in the host.</summary>
    Name,

    /// <summary>A short name of the brand (au, jcb) stands alone between dots and hyphens.</summary>
    ShortName,

    /// <summary>The name written with look-alike characters (<c>s0ftbank</c>, Cyrillic <c>а</c>).</summary>
    Lookalike,

    /// <summary>The name with one letter changed, added, dropped or swapped (<c>amaozn</c>).</summary>
    Typo,

    /// <summary>The name stands in path, query or fragment.</summary>
    Path,
}

/// <summary>A brand's name in a place the brand does not own.</summary>
/// <param name="Brand">The imitated brand.</param>
/// <param name="Kind">How.</param>
/// <param name="Text">The imitating text, as it stands in the ASCII host.</param>
public sealed record HostImitation(Brand Brand, ImitationKind Kind, string Text);
