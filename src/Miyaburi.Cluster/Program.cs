using System.CommandLine;
using Miyaburi.Cluster.Commands;
using Miyaburi.Cluster.Serving;

if (args is ["serve", .. var serving])
{
    return await ServeCommand.RunAsync(serving);
}

// The host itself handles SIGTERM and takes the time it needs to hand its grains over.
return await Root.Build().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
