namespace Miyaburi.Server.Storage;

/// <summary>Today in Japan.</summary>
internal static class JapaneseDay
{
    /// <summary>Japan has had no summer time since 1951.</summary>
    private static readonly TimeSpan JapanTime = TimeSpan.FromHours(9);

    internal static DateOnly Of(TimeProvider clock) => DateOnly.FromDateTime(In(clock.GetUtcNow()).DateTime);

    /// <summary>An instant as clocks in Japan show it.</summary>
    internal static DateTimeOffset In(DateTimeOffset at) => at.ToOffset(JapanTime);

    /// <summary>The instant at which a day begins.</summary>
    internal static DateTimeOffset BeginOf(DateOnly day) => new(day, TimeOnly.MinValue, JapanTime);
}
