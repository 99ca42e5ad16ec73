using Miyaburi.Cli.Terminal;

namespace Miyaburi.Cli.Commands;

/// <summary>Asks what happened, step by step, as a person in a hurry would answer.</summary>
internal sealed class Interview(Screen screen, CheckRequest request)
{
    internal int Run()
    {
        _ = request;
        screen.Error(new("メッセージのファイルを指定してください。", "give a file with the message"));
        return ExitCode.Unusable;
    }
}
