using System.CommandLine;
using System.Globalization;
using Miyaburi.Cli.Terminal;
using Miyaburi.Reports;
using Miyaburi.Signals;

namespace Miyaburi.Cli.Commands;

/// <summary><c>signals</c>: what is looked for, and what each finding says.</summary>
internal static class SignalsCommand
{
    internal static Command Build(Screen screen, Words words)
    {
        var id = new Argument<string?>("ID") { HelpName = "ID", Arity = ArgumentArity.ZeroOrOne, Description = words.Of("信号のID(ID01 など)。指定がなければ一覧", "Id of a signal, such as ID01; lists all without one") };
        id.CompletionSources.Add([.. SignalCatalog.All.Select(s => s.Descriptor.Id)]);
        var command = new Command("signals", words.Of("調べている点の一覧と説明", "What is looked for, and what it means")) { id };
        command.SetAction(parsed =>
        {
            screen.Write(parsed.GetValue(id) is { } name ? One(name, screen.Language) : List(screen.Language));
            return ExitCode.NothingFound;
        });
        return command;
    }

    private static string List(Language language) =>
        string.Concat(SignalCatalog.All.OrderBy(s => s.Descriptor.Id, StringComparer.Ordinal).Select(s => $"{s.Descriptor.Id}  {s.Descriptor.Name.In(language)}\n"));

    private static string One(string name, Language language)
    {
        var signal = SignalCatalog.All.FirstOrDefault(s => s.Descriptor.Id.Equals(name, StringComparison.OrdinalIgnoreCase))?.Descriptor
            ?? throw new Failure(new($"信号「{name}」はありません。「miyaburi signals」で一覧を見られます。", $"no signal \"{name}\"; \"miyaburi signals\" lists them"));
        var weight = EngineData.Embedded.Model.Weights.GetValueOrDefault(signal.Id);
        var words = language is Language.En
            ? (Group: "group", Weight: "weight (nats)", Impossible: "proves a scam on its own")
            : (Group: "種類", Weight: "重み(nat)", Impossible: "これだけで詐欺と判断します");
        var group = JsonNames.Camel(signal.Group);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{signal.Id}  {signal.Name.In(language)}\n\n  {signal.Outline.In(language)}\n\n  {words.Group}: {group}\n  {words.Weight}: {weight:0.##}\n{(signal.IsImpossible ? $"  {words.Impossible}\n" : "")}");
    }
}
