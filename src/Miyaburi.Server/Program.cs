using Miyaburi.Server.Hosting;

return await ServerCommand.RunAsync(args);
