using System.CommandLine;
using Miyaburi.Gateway.Commands;

var root = new RootCommand("Miyaburi: mail and messaging gateways")
{
    GatewayCommand.Build(),
    WatchCommand.Build(),
    ExplainCommand.Build(),
};
return await root.Parse(args).InvokeAsync();
