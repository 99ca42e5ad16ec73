namespace Miyaburi;

/// <summary>Something wrong in a data file, for those who edit it.</summary>
/// <param name="File">The file below <c>data/</c>.</param>
/// <param name="Path">The place, as a JSON path such as <c>$.conduct[2].source</c>.</param>
/// <param name="Message">What is wrong and how to put it right.</param>
public sealed record DataError(string File, string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File} {Path}: {Message}";
}
