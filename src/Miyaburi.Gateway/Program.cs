using System.CommandLine;
using Miyaburi.Gateway.Commands;

var root = new RootCommand("Miyaburi: mail and messaging gateways")
{
    GatewayCommand.Build(),
};
return await root.Parse(args).InvokeAsync();
