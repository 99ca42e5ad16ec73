namespace Miyaburi.Recovery;

/// <summary>Something wrong in a data file, for those who edit it.</summary>
/// <param name="File">The file below <c>data/</c>.</param>
/// <param name="Path">The place, as a JSON path such as <c>$.steps[2].contacts</c>.</param>
/// <param name="Message">What is wrong.</param>
public sealed record GuidanceError(string File, string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File} {Path}: {Message}";
}
