namespace Miyaburi.Evaluation.Tables;

/// <summary>The tables by name.</summary>
internal static class Report
{
    internal static string[] Names { get; } = [];

    internal static int Run(string table) => table.Length;
}
