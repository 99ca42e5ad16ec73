using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Miyaburi.Gateway.Authentication;
using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Judging;

namespace Miyaburi.Gateway.Doors.Mailbox;

/// <summary>
/// Watches one mailbox: goes on where it stopped, waits by IDLE, and connects again when the connection breaks. Never
/// deletes: a move is done only by a server that can move (RFC 6851).
/// </summary>
internal sealed class Watcher(WatchRequest request, Analysis analysis, TimeProvider time, TextWriter output, ILoggerFactory log)
{
    /// <summary>Servers may end an IDLE of 30 minutes (RFC 2177); home routers forget a connection much sooner.</summary>
    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(9);
    private static readonly TimeSpan PollTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private WatchState state = WatchState.Load(request.StateFile);
    private bool hasLoggedIn;
    private bool isTold;

    internal async Task RunAsync(CancellationToken cancellation)
    {
        var holder = new ConfigHolder(null, GatewayConfig.Plain(request.Language, request.AuthservId), () => new Dictionary<string, string>());
        using var drain = new Drain(holder.Current.Limits.Drain, time, cancellation);
        await using var judge = new Judge(holder, time, null, new SenderVerifier(time), analysis, drain, log.CreateLogger<Judge>());
        var pause = TimeSpan.FromSeconds(1);
        while (true)
        {
            try
            {
                await WatchAsync(judge, () => pause = TimeSpan.FromSeconds(1), cancellation);
                return;
            }
            catch (Exception error) when (!request.Once && WatchTrouble.MayPass(error, hasLoggedIn))
            {
                await TellAsync(error);
                await Task.Delay(pause, time, cancellation);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    /// <summary>Moves back what was moved. What cannot be is named, stays written down for the next time, and keeps nothing else back.</summary>
    /// <exception cref="WatchFault">Something could not be moved back.</exception>
    internal async Task UndoAsync(CancellationToken cancellation)
    {
        using var client = await ImapLogin.OpenAsync(request, cancellation);
        var left = 0;
        foreach (var moved in state.Moved)
        {
            left += await OrTellAsync($"{moved.Folder} → {moved.From}", () => MoveBackAsync(client, moved, cancellation)) ? 0 : 1;
        }

        foreach (var pending in state.Pending)
        {
            left += await OrTellAsync($"{pending.From} → {pending.Target}", () => SettleForGoodAsync(client, pending, cancellation)) ? 0 : 1;
        }

        await client.DisconnectAsync(true, cancellation);
        if (left > 0)
        {
            throw new WatchFault(new($"{left}通を戻せませんでした。記録は残してあります。原因を直してから、もう一度 --undo をしてください。", $"{left} mails could not be moved back. They are still written down: mend the cause and use --undo again."));
        }
    }

    private async Task MoveBackAsync(ImapClient client, MovedMail moved, CancellationToken cancellation)
    {
        var folder = await FolderAsync(client, moved.Folder, cancellation);
        await folder.OpenAsync(FolderAccess.ReadWrite, cancellation);
        var isThere = folder.UidValidity == moved.UidValidity && !await IsGoneAsync(folder, new UniqueId(moved.Uid), cancellation);
        if (isThere)
        {
            await folder.MoveToAsync(new UniqueId(moved.Uid), await FolderAsync(client, moved.From, cancellation), cancellation);
        }

        await SayAsync(isThere
            ? new Bilingual($"戻しました: {moved.Folder} → {moved.From}", $"moved back: {moved.Folder} → {moved.From}")
            : new Bilingual($"見つかりません(移動か削除されています): {moved.Folder}", $"not there any more: {moved.Folder}"));
        Save(state with { Moved = state.Moved.Remove(moved) });
    }

    private async Task SettleForGoodAsync(ImapClient client, PendingMove pending, CancellationToken cancellation)
    {
        await SettleAsync(await FolderAsync(client, pending.From, cancellation), pending, cancellation);
        Save(state with { Pending = [.. state.Pending.Where(p => p.Uid != pending.Uid || p.UidValidity != pending.UidValidity)] });
    }

    /// <summary>Whether it was done; when the server has not the mailbox or refuses, the person is told of which mail.</summary>
    private async Task<bool> OrTellAsync(string what, Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception error) when (error is WatchFault or ImapCommandException && WatchTrouble.Of(error) is { } text)
        {
            await SayAsync(new Bilingual($"戻せません: {what}({text.Ja})", $"not moved back: {what} ({text.En})"));
            return false;
        }
    }

    /// <summary>What was being moved when the watch ended or lost its server: still there, or named, because how to move it back is not known.</summary>
    private async Task SettleAsync(IMailFolder folder, PendingMove pending, CancellationToken cancellation)
    {
        if (!folder.IsOpen)
        {
            await folder.OpenAsync(FolderAccess.ReadOnly, cancellation);
        }

        var rest = state.Pending.Remove(pending);
        if (folder.UidValidity == pending.UidValidity && !await IsGoneAsync(folder, new UniqueId(pending.Uid), cancellation))
        {
            Save(state with { Pending = rest });
            return;
        }

        await SayAsync(new Bilingual(
            $"UID {pending.Uid}: 移動の途中で終わりました。「{pending.Target}」を見てください(--undo では戻せません)。",
            $"UID {pending.Uid}: the watch ended while it was being moved; look in {pending.Target} (--undo cannot move it back)."));
        Save(state with { Pending = rest.Add(pending with { IsTold = true }) });
    }

    private async Task WatchAsync(Judge judge, Action looked, CancellationToken cancellation)
    {
        using var client = await ImapLogin.OpenAsync(request, cancellation);
        hasLoggedIn = true;
        var folder = await FolderAsync(client, request.Mailbox.Folder, cancellation);
        var actor = await MailActor.OpenAsync(request, client, cancellation);
        using var bell = new MailBell(folder);
        await folder.OpenAsync(request.Act is WatchAct.Nothing ? FolderAccess.ReadOnly : FolderAccess.ReadWrite, cancellation);
        foreach (var pending in state.Pending.Where(p => !p.IsTold && p.From == folder.FullName))
        {
            await SettleAsync(folder, pending, cancellation);
        }

        Begin(folder);
        while (true)
        {
            bell.Reset();
            await LookAsync(judge, actor, folder, cancellation);
            looked();
            isTold = false;
            if (request.Once)
            {
                await client.DisconnectAsync(true, cancellation);
                return;
            }

            await WaitAsync(client, bell, cancellation);
        }
    }

    /// <summary>After a change of UIDVALIDITY, and at the first start, old mail is looked at only on request.</summary>
    private void Begin(IMailFolder folder)
    {
        if (state.UidValidity == folder.UidValidity)
        {
            return;
        }

        var next = folder.UidNext?.Id ?? 1;
        Save(state with { UidValidity = folder.UidValidity, LastUid = request.Existing ? 0 : next - 1 });
    }

    private async Task LookAsync(Judge judge, MailActor actor, IMailFolder folder, CancellationToken cancellation)
    {
        var range = new UniqueIdRange(new UniqueId(state.LastUid + 1), UniqueId.MaxValue);
        var uids = await folder.SearchAsync(SearchQuery.Uids(range), cancellation);

        // "n:*" finds the last mail even where its UID is below n (RFC 9051, 6.4.9).
        foreach (var uid in uids.Where(u => u.Id > state.LastUid).OrderBy(u => u.Id))
        {
            if (await JudgeAsync(judge, folder, uid, cancellation) is { } decision && actor.IsFound(decision))
            {
                await ActAsync(actor, folder, uid, decision, cancellation);
            }

            Save(state with { LastUid = uid.Id });
        }
    }

    /// <summary>A move is written down before it is done, and once more when it is known where the mail went.</summary>
    private async Task ActAsync(MailActor actor, IMailFolder folder, UniqueId uid, Decision decision, CancellationToken cancellation)
    {
        if (request.Act is not WatchAct.Move)
        {
            await actor.ActAsync(folder, uid, decision, output, cancellation);
            return;
        }

        var pending = new PendingMove(folder.FullName, folder.UidValidity, uid.Id, request.Target, IsTold: false);
        Save(state with { Pending = state.Pending.Add(pending) });
        var moved = await actor.ActAsync(folder, uid, decision, output, cancellation);
        Save(state with { Pending = state.Pending.Remove(pending), Moved = moved is null ? state.Moved : state.Moved.Add(moved), LastUid = uid.Id });
    }

    /// <returns>The decision; null when the mail is gone, and when it could not be judged, which the person is told.</returns>
    private async Task<Decision?> JudgeAsync(Judge judge, IMailFolder folder, UniqueId uid, CancellationToken cancellation)
    {
        if (await FetchAsync(folder, uid, cancellation) is not { } bytes)
        {
            return null;
        }

        var mail = new JudgeRequest { Bytes = bytes, Door = "imap" };
        var judgement = await judge.JudgeAsync(mail, cancellation);
        if (judgement is Judgement.Undecided { Reason: UndecidedReason.TimedOut or UndecidedReason.Overloaded })
        {
            judgement = await judge.JudgeAsync(mail, cancellation);
        }

        if (judgement is Judgement.Undecided undecided)
        {
            await SayAsync(NotJudged(uid, undecided.Reason));
        }

        return (judgement as Judgement.Decided)?.Decision;
    }

    private static Bilingual NotJudged(UniqueId uid, UndecidedReason reason)
    {
        var why = reason switch
        {
            UndecidedReason.TimedOut => new Bilingual("時間切れ", "it took too long"),
            UndecidedReason.Overloaded => new Bilingual("混み合っています", "too much to do"),
            UndecidedReason.TooLarge => new Bilingual("大きすぎます", "it is too large"),
            UndecidedReason.Unreadable => new Bilingual("メールとして読めません", "it cannot be read as mail"),
            _ => new Bilingual("プログラムの誤り", "a fault of the program"),
        };
        return new($"UID {uid.Id}: 判定できませんでした({why.Ja})。ご自身で確かめてください。", $"UID {uid.Id}: not judged ({why.En}); look at it yourself.");
    }

    /// <returns>The mail; null when it is gone, as another program may delete or move it at any time.</returns>
    private static async Task<byte[]?> FetchAsync(IMailFolder folder, UniqueId uid, CancellationToken cancellation)
    {
        try
        {
            await using var stream = await folder.GetStreamAsync(uid, "", 0, GatewayLimits.Default.MessageBytes, cancellation);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellation);

            // Dovecot sends nothing as the text of a mail that another session has just deleted.
            return bytes.Length == 0 && await IsGoneAsync(folder, uid, cancellation) ? null : bytes.ToArray();
        }
        catch (MessageNotFoundException)
        {
            return null;
        }
        catch (ImapCommandException)
        {
            // Servers may answer NO as well (RFC 2180, 4.1.2).
            if (await IsGoneAsync(folder, uid, cancellation))
            {
                return null;
            }

            throw;
        }
    }

    private static async Task<bool> IsGoneAsync(IMailFolder folder, UniqueId uid, CancellationToken cancellation) =>
        (await folder.SearchAsync(SearchQuery.Uids([uid]), cancellation)).Count == 0;

    private static async Task<IMailFolder> FolderAsync(ImapClient client, string name, CancellationToken cancellation)
    {
        try
        {
            return await client.GetFolderAsync(name, cancellation);
        }
        catch (FolderNotFoundException)
        {
            throw new WatchFault(new($"メールボックス「{name}」がありません。名前を確かめてください。", $"There is no mailbox {name}; check its name."));
        }
    }

    /// <summary>Once for each trouble, however often it is tried again.</summary>
    private async Task TellAsync(Exception error)
    {
        if (isTold || !WatchTrouble.IsWorthTelling(error) || WatchTrouble.Of(error) is not { } text)
        {
            return;
        }

        isTold = true;
        await SayAsync(new Bilingual($"{text.Ja} くり返し試みます。", $"{text.En} Trying again."));
    }

    private Task SayAsync(Bilingual text) => output.WriteLineAsync(text.In(request.Language));

    private void Save(WatchState next)
    {
        state = next;
        state.Save(request.StateFile);
    }

    private async Task WaitAsync(ImapClient client, MailBell bell, CancellationToken cancellation)
    {
        if (!client.Capabilities.HasFlag(ImapCapabilities.Idle))
        {
            await Task.Delay(PollTime, time, cancellation);
            await client.NoOpAsync(cancellation);
            return;
        }

        using var timer = new CancellationTokenSource(IdleTime, time);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, bell.Rang);
        if (!done.IsCancellationRequested)
        {
            await client.IdleAsync(done.Token, cancellation);
        }
    }
}
