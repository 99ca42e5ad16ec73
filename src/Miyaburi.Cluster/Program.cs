using System.CommandLine;
using Miyaburi.Cluster.Commands;

var root = new RootCommand("Miyaburi: waves on several machines")
{
    new Command("cluster", "The wave service on several machines (Microsoft Orleans).") { SiloCommand.Build(), StatusCommand.Build() },
};
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
