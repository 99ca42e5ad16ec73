namespace Miyaburi.Server.Storage;

/// <summary>Today in Japan.</summary>
internal static class JapaneseDay
{
    /// <summary>Japan has had no summer time since 1951.</summary>
    private static readonly TimeSpan JapanTime = TimeSpan.FromHours(9);

    internal static DateOnly Of(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(JapanTime).DateTime);
}
