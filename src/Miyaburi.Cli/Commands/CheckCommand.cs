using System.Collections.Immutable;
using System.CommandLine;
using Miyaburi.Cli.Terminal;
using Miyaburi.Messages;

namespace Miyaburi.Cli.Commands;

/// <summary><c>check</c>: one message after another, for a person.</summary>
internal static class CheckCommand
{
    internal static Command Build(Screen screen, Words words)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.ZeroOrMore, Description = words.Of("メール(.eml)やSMSの文章のファイル。「-」は標準入力。指定がなければ順番にたずねます", "Mail (.eml) or text of an SMS; - for standard input. Without one, asks step by step") };
        var sms = new Option<bool>("--sms") { Description = words.Of("SMSとして調べる", "Read it as an SMS") };
        var sender = new Option<string>("--sender") { Description = words.Of("SMSの送信者(番号か名前)", "Sender of the SMS: number or name"), HelpName = "SENDER" };
        var received = new Option<string>("--received") { Description = words.Of("届いた日時。+09:00 などの指定がなければ日本の時刻", "When it arrived; Japan's time unless it names a zone like +00:00"), HelpName = "DATE" };
        var plan = PlanOptions.For(words);
        var authservId = words.AuthservId();
        var format = Format(words, "text", "json", "markdown");
        var command = new Command("check", words.Of("メッセージを調べ、詐欺かどうかと理由を示す", "Check a message: is it a scam, and why"))
        {
            files, sms, sender, received, plan.Did, plan.Customer, plan.On, authservId, format,
        };
        command.SetAction(parsed =>
        {
            var request = new CheckRequest(
                [.. parsed.GetValue(files) ?? []],
                new ReadOptions
                {
                    Kind = parsed.GetValue(sms) ? MessageKind.Sms : null,
                    Sender = parsed.GetValue(sender),
                    Received = Received(parsed.GetValue(received)),
                },
                plan.Read(parsed),
                Words.AuthservId(parsed, authservId),
                Enum.Parse<OutputFormat>(parsed.GetValue(format)!, ignoreCase: true));
            return request.Files.IsEmpty && screen.IsInputTerminal
                ? new Interview(screen, request).Run()
                : new Check(screen, request).Run();
        });
        return command;
    }

    internal static Option<string> Format(Words words, params string[] formats)
    {
        var option = new Option<string>("--format") { Description = words.Of("出力の形式", "Output format"), DefaultValueFactory = _ => formats[0], HelpName = string.Join('|', formats) };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    private static DateTimeOffset? Received(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return JapanTime.TryRead(text, out var received)
            ? received
            : throw new Failure(new($"--received「{text}」は日時として読めません。2022-09-16 または 2022-09-16T10:30 のように書いてください。", $"--received {text}: not a date; write it like 2022-09-16 or 2022-09-16T10:30"));
    }
}

/// <summary>The ways to print a report.</summary>
internal enum OutputFormat
{
    /// <summary>For a person.</summary>
    Text,

    /// <summary>For a program: one object a message, each on its line.</summary>
    Json,

    /// <summary>For a ticket or a note.</summary>
    Markdown,
}

/// <summary>What <c>check</c> was asked.</summary>
internal sealed record CheckRequest(ImmutableArray<string> Files, ReadOptions Reading, PlanAnswers Plan, string? AuthservId, OutputFormat Format);
