using MailKit;
using MailKit.Net.Imap;
using Miyaburi.Gateway.Answers;
using Miyaburi.Gateway.Judging;
using Miyaburi.Reports;
using Miyaburi.Verdicts;

namespace Miyaburi.Gateway.Doors.Mailbox;

/// <summary>Shows what was found, and does with it what the person asked for.</summary>
internal sealed class MailActor
{
    /// <summary>The registered keyword of RFC 5788's registry for mail that is probably phishing.</summary>
    private const string Keyword = "$Phishing";

    private readonly WatchRequest request;
    private readonly IMailFolder? target;

    private MailActor(WatchRequest request, IMailFolder? target) => (this.request, this.target) = (request, target);

    internal static async Task<MailActor> OpenAsync(WatchRequest request, ImapClient client, CancellationToken cancellation)
    {
        if (request.Act is not (WatchAct.Copy or WatchAct.Move))
        {
            return new MailActor(request, null);
        }

        // Without MOVE a move is a copy and a deletion, and this program never deletes; without UIDPLUS it could not be undone.
        if (request.Act is WatchAct.Move && !client.Capabilities.HasFlag(ImapCapabilities.Move | ImapCapabilities.UidPlus))
        {
            throw new WatchFault(new("このサーバーは安全な移動(MOVE)に対応していません。--do copy か --do flag を使ってください。", "This server cannot move mail safely (MOVE); use --do copy or --do flag."));
        }

        return new MailActor(request, await TargetAsync(request, client, cancellation));
    }

    /// <summary>Whether something is to be done with the mail.</summary>
    internal bool IsFound(Decision decision) => decision.Level is Level.Scam || (request.Suspicious && decision.Level is Level.Suspicious);

    /// <returns>Where the mail was moved to, or null.</returns>
    internal async Task<MovedMail?> ActAsync(IMailFolder folder, UniqueId uid, Decision decision, TextWriter output, CancellationToken cancellation)
    {
        var moved = await ActAsync(folder, uid, cancellation);
        await output.WriteLineAsync(Line(uid, decision));
        return moved;
    }

    private async Task<MovedMail?> ActAsync(IMailFolder folder, UniqueId uid, CancellationToken cancellation)
    {
        switch (request.Act)
        {
            case WatchAct.Flag:
                await folder.StoreAsync(uid, new StoreFlagsRequest(StoreAction.Add, MessageFlags.Flagged, new HashSet<string> { Keyword }) { Silent = true }, cancellation);
                return null;
            case WatchAct.Copy:
                await folder.CopyToAsync(uid, target!, cancellation);
                return null;
            case WatchAct.Move:
                return await folder.MoveToAsync(uid, target!, cancellation) is { } there
                    ? new MovedMail(target!.FullName, there.Validity, there.Id, folder.FullName)
                    : null;
            default:
                return null;
        }
    }

    private static async Task<IMailFolder> TargetAsync(WatchRequest request, ImapClient client, CancellationToken cancellation)
    {
        try
        {
            return await client.GetFolderAsync(request.Target, cancellation);
        }
        catch (FolderNotFoundException)
        {
            return await MakeAsync(request, client, cancellation)
                ?? throw new WatchFault(new($"メールボックス「{request.Target}」を作れません。", $"The mailbox {request.Target} cannot be made."));
        }
    }

    private static async Task<IMailFolder?> MakeAsync(WatchRequest request, ImapClient client, CancellationToken cancellation)
    {
        try
        {
            return await client.GetFolder(client.PersonalNamespaces[0]).CreateAsync(request.Target, isMessageFolder: true, cancellation);
        }
        catch (ImapCommandException)
        {
            return null;
        }
    }

    private string Line(UniqueId uid, Decision decision)
    {
        var act = request.Act switch
        {
            WatchAct.Flag => new Bilingual("印を付けます", "flagged"),
            WatchAct.Copy => new Bilingual($"「{request.Target}」にコピーします", $"copied to {request.Target}"),
            WatchAct.Move => new Bilingual($"「{request.Target}」に移します", $"moved to {request.Target}"),
            _ => new Bilingual("表示だけ(--do を付けると実行)", "only shown; --do acts"),
        };
        var from = decision.Report.Facts.Message.From;
        var shown = TerminalText.Safe($"{from?.Name} <{from?.Address}> {SubjectTag.Original(decision.Report)}");
        return $"{uid.Id}: {MailHeaders.Headline(decision, request.Language)} [{act.In(request.Language)}] {Defanged.Text(shown)}";
    }
}
