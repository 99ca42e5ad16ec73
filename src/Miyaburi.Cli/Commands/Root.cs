using System.CommandLine;
using Miyaburi.Cli.Terminal;

namespace Miyaburi.Cli.Commands;

/// <summary>The command line as a whole.</summary>
internal static class Root
{
    internal static Task<int> RunAsync(string[] args, Screen screen)
    {
        var root = Build(screen);
        // Whoever types only the name wants to know what there is.
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        return parsed.Errors.Count > 0 && !parsed.Tokens.Any(t => t.Value.StartsWith("[suggest", StringComparison.Ordinal))
            ? Task.FromResult(WrongUse(parsed, screen))
            : InvokeAsync(parsed, configuration, screen);
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, InvocationConfiguration configuration, Screen screen)
    {
        using var help = new StringWriter();
        configuration.Output = help;
        var code = await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        screen.Write(HelpWords.Translate(help.ToString(), screen.Language));
        return code;
    }

    private static RootCommand Build(Screen screen)
    {
        var words = new Words(screen.Language);
        var root = new RootCommand(words.Of("SMSやメールが詐欺かどうかを調べ、次にすることを伝えます。リンクは開かず、通信もしません。", "Tells whether an SMS or e-mail is a scam, and what to do next. Opens no link and uses no network."));
        root.Options.Add(words.LanguageOption());
        root.Subcommands.Add(CheckCommand.Build(screen, words));
        root.Subcommands.Add(PlanCommand.Build(screen, words));
        root.Subcommands.Add(ScanCommand.Build(screen, words));
        root.Subcommands.Add(BrandCommand.Build(screen, words));
        root.Subcommands.Add(SignalsCommand.Build(screen, words));
        root.Subcommands.Add(DataCommand.Build(screen, words));
        root.Subcommands.Add(CompletionCommand.Build(screen, words));
        return root;
    }

    private static int WrongUse(ParseResult parsed, Screen screen)
    {
        foreach (var error in parsed.Errors)
        {
            screen.Error(ErrorWords.Of(error.Message));
        }

        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var word, ..] && NearWord.Of(word, command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name))) is { } near)
        {
            screen.Error(new($"もしかして: {near}", $"did you mean {near}?"));
        }

        var name = command is RootCommand ? "" : command.Name + " ";
        screen.Error(new($"使い方: miyaburi {name}--help", $"For usage: miyaburi {name}--help"));
        return ExitCode.Unusable;
    }
}
