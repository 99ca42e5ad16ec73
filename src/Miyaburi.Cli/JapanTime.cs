using System.Globalization;

namespace Miyaburi.Cli;

/// <summary>Days and times of day are Japan's, wherever the machine stands: those of waves, deadlines and desks are counted there.</summary>
internal static class JapanTime
{
    /// <summary>Japan has had no summer time since 1951.</summary>
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    internal static DateOnly Today => DayOf(TimeProvider.System.GetUtcNow());

    internal static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Offset).DateTime);

    /// <summary>Reads a date with or without a time; one that names no zone is Japan's. A time of day alone is none.</summary>
    internal static bool TryRead(string? text, out DateTimeOffset time)
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
