using System.Globalization;

namespace Miyaburi;

/// <summary>Days and times of day are Japan's, wherever the machine stands: those of waves, deadlines and desks are counted there.</summary>
public static class JapanTime
{
    /// <summary>Japan has had no summer time since 1951.</summary>
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>The day in Japan.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(In(at).DateTime);

    /// <summary>An instant as clocks in Japan show it.</summary>
    public static DateTimeOffset In(DateTimeOffset at) => at.ToOffset(Offset);

    /// <summary>The instant at which a day begins in Japan.</summary>
    public static DateTimeOffset BeginOf(DateOnly day) => new(day, TimeOnly.MinValue, Offset);

    /// <summary>Reads a date with or without a time; one that names no zone is Japan's. A time of day alone is none.</summary>
    public static bool TryRead(string? text, out DateTimeOffset time)
    {
        time = default;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind | DateTimeStyles.NoCurrentDateDefault, out var read) || read.Year is < 1900 or > 9998)
        {
            return false;
        }

        if (read.Kind is not DateTimeKind.Unspecified)
        {
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
        }

        time = new DateTimeOffset(read, Offset);
        return true;
    }
}
