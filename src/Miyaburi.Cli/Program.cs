using Miyaburi.Cli;
using Miyaburi.Cli.Commands;
using Miyaburi.Cli.Terminal;

using var screen = Screen.Open(args);
try
{
    return await Root.RunAsync(args, screen).ConfigureAwait(false);
}
catch (Failure failure)
{
    screen.Error(failure.Text);
    return ExitCode.Unusable;
}
catch (BrokenPipe)
{
    // Whoever read the output has seen enough (| head).
    return ExitCode.NothingFound;
}
