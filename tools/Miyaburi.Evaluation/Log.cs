using System.Diagnostics;

namespace Miyaburi.Evaluation;

/// <summary>Progress on the error stream.</summary>
internal static class Log
{
    private static readonly Stopwatch Clock = Stopwatch.StartNew();

    internal static void Say(string what) => Console.Error.WriteLine($"{Clock.Elapsed.TotalSeconds,6:0.0} s  {what}");
}
