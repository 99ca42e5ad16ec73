using System.Buffers;
using System.CommandLine;
using Miyaburi.Cli.Terminal;
using Miyaburi.Recovery;
using Miyaburi.Reports;

namespace Miyaburi.Cli.Commands;

/// <summary><c>plan</c>: what to do for what was done, without a message.</summary>
internal static class PlanCommand
{
    internal static Command Build(Screen screen, Words words)
    {
        var options = PlanOptions.For(words);
        var brand = new Option<string>("--brand") { Description = words.Of("名乗られた会社(IDか名前。「miyaburi brand」に一覧)", "The company it claimed to be: id or name; \"miyaburi brand\" lists them"), HelpName = "ID" };
        var sms = new Option<bool>("--sms") { Description = words.Of("SMSで届いた", "It came by SMS") };
        var format = CheckCommand.Format(words, "text", "json", "markdown", "ics");
        var command = new Command("plan", words.Of("してしまったことに応じて、これからすることを示す", "What to do, for exactly what was done"))
        {
            options.Did, brand, options.Customer, options.On, sms, format,
        };
        command.SetAction(parsed =>
        {
            var answers = options.Read(parsed);
            if (answers.Did.IsEmpty)
            {
                throw new Failure(new("--did で、してしまったことを選んでください(例: --did typedCard,opened)。届いただけなら --did received です。一覧は miyaburi plan --help", "say what was done with --did (like --did typedCard,opened); --did received if it only arrived; miyaburi plan --help lists all"));
            }

            var choices = new ChoiceContext
            {
                Did = answers.Did,
                Customer = answers.Customer,
                Brand = parsed.GetValue(brand) is { } name ? BrandLookup.Find(name) : null,
                Channel = parsed.GetValue(sms) ? Channel.Sms : Channel.Unknown,
            };
            var plan = PlanBuilder.Build(RecoveryGuide.Default, choices.ToRequest(answers.On));
            Show(plan, parsed.GetValue(format)!, screen);
            return ExitCode.NothingFound;
        });
        return command;
    }

    private static void Show(Plan plan, string format, Screen screen)
    {
        switch (format)
        {
            case "json":
                var json = new ArrayBufferWriter<byte>();
                JsonReport.Write(json, plan);
                screen.Write(json.WrittenSpan);
                screen.WriteLine("");
                return;
            case "markdown":
                screen.Write(PlanMarkdown.Render(plan, screen.Language));
                return;
            case "ics":
                screen.Write(PlanCalendar.Render(plan, screen.Language) ?? throw new Failure(new("この計画に期限はありません。", "the plan has no deadlines")));
                return;
            default:
                screen.Write(PlanText.Render(plan, screen.Language, Wording.Usual, screen.Width));
                return;
        }
    }
}
