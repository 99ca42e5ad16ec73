namespace Miyaburi.Cli;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Nothing was found in any message; or the command did what was asked.</summary>
    internal const int NothingFound = 0;

    /// <summary>At least one message is a scam or suspicious; or <c>data check</c> found errors.</summary>
    internal const int Found = 1;

    /// <summary>Wrong use, or at least one input could not be read.</summary>
    internal const int Unusable = 2;
}
