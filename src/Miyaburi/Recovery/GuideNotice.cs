using System.Collections.Immutable;

namespace Miyaburi.Recovery;

/// <summary>One thing not to do, to keep, or to know when confirming.</summary>
public sealed record GuideNotice
{
    /// <summary>Stable identifier, unique over all files.</summary>
    public required string Id { get; init; }

    /// <summary>The exposures it serves; empty only with <see cref="Always"/>.</summary>
    public ImmutableArray<Exposure> Exposures { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether it serves every exposure.</summary>
    public bool Always { get; init; }

    /// <summary>Place in its list, smallest first.</summary>
    public required int Order { get; init; }

    /// <summary>The sentence.</summary>
    public required GuideText Text { get; init; }

    /// <summary>Why.</summary>
    public required Bilingual Why { get; init; }

    /// <summary>When it applies, beyond its exposures.</summary>
    public GuideWhen? When { get; init; }

    /// <summary>For an inference: the facts it rests on.</summary>
    public Bilingual? RestsOn { get; init; }

    /// <summary>Keys of the pages it rests on.</summary>
    public required ImmutableArray<string> Sources { get; init; }
}
