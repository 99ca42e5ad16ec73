using System.CommandLine;
using Miyaburi.Cli.Terminal;
using Miyaburi.Reports;

namespace Miyaburi.Cli.Commands;

/// <summary><c>brand</c>: the companies that are known, and what each really does.</summary>
internal static class BrandCommand
{
    internal static Command Build(Screen screen, Words words)
    {
        var id = new Argument<string?>("ID") { HelpName = "ID", Arity = ArgumentArity.ZeroOrOne, Description = words.Of("会社のIDか名前。指定がなければ一覧", "Id or name of a company; lists all without one") };
        id.CompletionSources.Add(_ => EngineData.Embedded.Brands.All.Select(b => new System.CommandLine.Completions.CompletionItem(b.Id)));
        var command = new Command("brand", words.Of("会社が実際にしていること・公式ドメイン・連絡のしかた", "What companies really do, their domains, how to reach them")) { id };
        command.SetAction(parsed =>
        {
            screen.Write(parsed.GetValue(id) is { } name
                ? BrandText.Render(BrandLookup.Find(name), Style(screen))
                : BrandText.RenderList(EngineData.Embedded.Brands.All, Style(screen)));
            return ExitCode.NothingFound;
        });
        return command;
    }

    private static TextStyle Style(Screen screen) => new() { Language = screen.Language, Width = screen.Width, IsStyled = screen.HasStyle };
}
