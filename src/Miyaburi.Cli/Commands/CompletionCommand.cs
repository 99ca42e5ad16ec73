using System.CommandLine;
using Miyaburi.Cli.Terminal;

namespace Miyaburi.Cli.Commands;

/// <summary><c>completion</c>: the lines by which a shell completes commands, options and ids.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _miyaburi() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _miyaburi miyaburi ./miyaburi

        """;

    private const string Zsh = """
        #compdef miyaburi
        _miyaburi() {
          local -a found
          found=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -a found
          _files
        }
        compdef _miyaburi miyaburi

        """;

    private const string Fish = """
        complete -c miyaburi -a '(set -l line (commandline -cp); miyaburi "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null)'

        """;

    internal static Command Build(Screen screen, Words words)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", words.Of("シェルの補完の設定を出力(例: source <(miyaburi completion bash))", "Prints the shell's completion set-up: source <(miyaburi completion bash)")) { shell };
        command.SetAction(parsed =>
        {
            screen.Write(parsed.GetValue(shell) switch { "zsh" => Zsh, "fish" => Fish, _ => Bash });
            return ExitCode.NothingFound;
        });
        return command;
    }
}
