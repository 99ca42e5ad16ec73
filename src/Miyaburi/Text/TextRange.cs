namespace Miyaburi.Text;

/// <summary>A place in a text, in UTF-16 code units.</summary>
/// <param name="Start">Index of the first unit.</param>
/// <param name="Length">Number of units.</param>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>Index behind the last unit.</summary>
    public int End => Start + Length;

    /// <summary>Whether the two places share at least one unit.</summary>
    public bool Overlaps(TextRange other) => Start < other.End && other.Start < End;
}
