using System.CommandLine;
using Miyaburi.Cluster.Commands;

// The host itself handles SIGTERM and takes the time it needs to hand its grains over.
return await Root.Build().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
