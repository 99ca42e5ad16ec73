using System.CommandLine;

namespace Miyaburi.Cluster.Commands;

/// <summary>The command line: <c>miyaburi cluster …</c>.</summary>
internal static class Root
{
    internal static RootCommand Build() => new("Miyaburi: waves on several machines")
    {
        new Command("cluster", "The wave service on several machines (Microsoft Orleans).") { SiloCommand.Build(), StatusCommand.Build() },
    };
}
