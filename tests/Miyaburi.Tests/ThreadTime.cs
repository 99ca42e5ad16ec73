using System.Runtime.InteropServices;

namespace Miyaburi.Tests;

/// <summary>
/// Processor time of the calling thread (<c>clock_gettime</c>, CLOCK_THREAD_CPUTIME_ID): what it did, not how long it waited
/// for a processor that other tests use.
/// </summary>
internal static class ThreadTime
{
    private const int ThreadProcessorTime = 3;

    /// <summary>Time spent so far.</summary>
    internal static TimeSpan Spent => Read(ThreadProcessorTime, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
        : throw new InvalidOperationException("The system has no clock for a thread.");

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Read(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
