namespace Miyaburi.Gateway;

/// <summary>The day in Japan, from which deadlines count and on which reports do.</summary>
internal static class JapaneseDay
{
    /// <summary>Japan has had no summer time since 1951.</summary>
    private static readonly TimeSpan JapanTime = TimeSpan.FromHours(9);

    internal static DateOnly Of(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(JapanTime).DateTime);
}
