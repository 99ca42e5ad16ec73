using System.CommandLine;
using Miyaburi.Gateway.Doors.Mailbox;
using Miyaburi.Gateway.Judging;

namespace Miyaburi.Gateway.Commands;

/// <summary><c>watch</c>: looks at the mail of a person's own mailbox as it arrives.</summary>
internal static class WatchCommand
{
    internal static Command Build()
    {
        var address = new Argument<string>("ADDRESS") { Description = "imaps://user@host/INBOX" };
        var password = new Option<string?>("--password-file") { HelpName = "FILE", Description = "パスワードのファイル / file with the password" };
        var token = new Option<string?>("--token-file") { HelpName = "FILE", Description = "OAuth 2.0のアクセストークンのファイル(つなぐたびに読む)/ file with the OAuth 2.0 access token, read at every connection" };
        var act = new Option<string>("--do") { DefaultValueFactory = _ => "nothing", HelpName = "nothing|flag|copy|move", Description = "見つけたメールをどうするか。指定がなければ表示だけ / what to do with what is found; without it, only shown" };
        act.AcceptOnlyFromAmong("nothing", "flag", "copy", "move");
        var to = new Option<string>("--to") { DefaultValueFactory = _ => "Miyaburi", HelpName = "MAILBOX", Description = "移動・コピー先 / where to move or copy it" };
        var state = new Option<string?>("--state") { HelpName = "FILE", Description = "続きの位置と移動の記録 / where it goes on, and what was moved" };
        var existing = new Option<bool>("--existing") { Description = "今あるメールも調べる / look at the mail that is there already" };
        var once = new Option<bool>("--once") { Description = "一度調べて終わる / look once and end" };
        var suspicious = new Option<bool>("--suspicious") { Description = "怪しいメールも対象にする / suspicious mail as well" };
        var undo = new Option<bool>("--undo") { Description = "移動したメールを元に戻す / move back what was moved" };
        var authority = new Option<string?>("--ca-file") { HelpName = "FILE", Description = "信頼する認証局(PEM)/ certificate authority to trust (PEM)" };
        var authservId = new Option<string?>("--authserv-id") { HelpName = "ID", Description = "受信サーバーのauthserv-id / the authserv-id of the receiving server" };
        var language = new Option<string>("--lang") { DefaultValueFactory = _ => "ja", HelpName = "ja|en", Description = "言語 / language" };
        language.AcceptOnlyFromAmong("ja", "en");
        var command = new Command("watch", "自分のメールボックスを見張る(消すことはない)/ watch a mailbox; never deletes")
        {
            address, password, token, act, to, state, existing, once, suspicious, undo, authority, authservId, language,
        };
        command.SetAction((parsed, cancellation) =>
        {
            if (MailboxAddress.Parse(parsed.GetValue(address)!) is not { } mailbox)
            {
                Console.Error.WriteLine("imaps://user@host/INBOX");
                return Task.FromResult(ExitCode.Unusable);
            }

            var request = new WatchRequest
            {
                Mailbox = mailbox,
                PasswordFile = parsed.GetValue(password),
                TokenFile = parsed.GetValue(token),
                Act = Enum.Parse<WatchAct>(parsed.GetValue(act)!, ignoreCase: true),
                Target = parsed.GetValue(to)!,
                StateFile = parsed.GetValue(state) ?? mailbox.DefaultStateFile,
                Existing = parsed.GetValue(existing),
                Once = parsed.GetValue(once),
                Suspicious = parsed.GetValue(suspicious),
                AuthorityFile = parsed.GetValue(authority),
                AuthservId = parsed.GetValue(authservId),
                Language = parsed.GetValue(language) == "en" ? Language.En : Language.Ja,
            };
            return RunAsync(request, parsed.GetValue(undo), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(WatchRequest request, bool undo, CancellationToken cancellation)
    {
        using var log = LoggerFactory.Create(b => b.AddSimpleConsole());
        var watcher = new Watcher(request, new Engine().Analyse, TimeProvider.System, Console.Out, log);
        try
        {
            await (undo ? watcher.UndoAsync(cancellation) : watcher.RunAsync(cancellation));
            return ExitCode.Fine;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Fine;
        }
        catch (Exception error) when (WatchTrouble.Of(error) is { } text)
        {
            await Console.Error.WriteLineAsync(text.In(request.Language));
            return ExitCode.Unusable;
        }
    }
}
