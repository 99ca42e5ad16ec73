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
internal sealed class Watcher(WatchRequest request, TimeProvider time, TextWriter output, ILoggerFactory log)
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
        await using var judge = new Judge(holder, time, null, new SenderVerifier(time), new Engine().Analyse, drain, log.CreateLogger<Judge>());
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

    /// <summary>Moves back what was moved.</summary>
    internal async Task UndoAsync(CancellationToken cancellation)
    {
        using var client = await ImapLogin.OpenAsync(request, cancellation);
        foreach (var moved in state.Moved)
        {
            var folder = await FolderAsync(client, moved.Folder, cancellation);
            await folder.OpenAsync(FolderAccess.ReadWrite, cancellation);
            var isThere = folder.UidValidity == moved.UidValidity
                && (await folder.SearchAsync(SearchQuery.Uids([new UniqueId(moved.Uid)]), cancellation)).Count == 1;
            if (isThere)
            {
                await folder.MoveToAsync(new UniqueId(moved.Uid), await FolderAsync(client, moved.From, cancellation), cancellation);
            }

            await output.WriteLineAsync((isThere
                ? new Bilingual($"戻しました: {moved.Folder} → {moved.From}", $"moved back: {moved.Folder} → {moved.From}")
                : new Bilingual($"見つかりません(移動か削除されています): {moved.Folder}", $"not there any more: {moved.Folder}")).In(request.Language));
            state = state with { Moved = state.Moved.Remove(moved) };
            state.Save(request.StateFile);
        }

        await client.DisconnectAsync(true, cancellation);
    }

    private async Task WatchAsync(Judge judge, Action looked, CancellationToken cancellation)
    {
        using var client = await ImapLogin.OpenAsync(request, cancellation);
        hasLoggedIn = true;
        var folder = await FolderAsync(client, request.Mailbox.Folder, cancellation);
        var actor = await MailActor.OpenAsync(request, client, cancellation);
        using var bell = new MailBell(folder);
        await folder.OpenAsync(request.Act is WatchAct.Nothing ? FolderAccess.ReadOnly : FolderAccess.ReadWrite, cancellation);
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
        state = state with { UidValidity = folder.UidValidity, LastUid = request.Existing ? 0 : next - 1 };
        state.Save(request.StateFile);
    }

    private async Task LookAsync(Judge judge, MailActor actor, IMailFolder folder, CancellationToken cancellation)
    {
        var range = new UniqueIdRange(new UniqueId(state.LastUid + 1), UniqueId.MaxValue);
        var uids = await folder.SearchAsync(SearchQuery.Uids(range), cancellation);

        // "n:*" finds the last mail even where its UID is below n (RFC 9051, 6.4.9).
        foreach (var uid in uids.Where(u => u.Id > state.LastUid).OrderBy(u => u.Id))
        {
            if (await JudgeAsync(judge, folder, uid, cancellation) is { } decision)
            {
                var moved = await actor.ActAsync(folder, uid, decision, output, cancellation);
                state = moved is null ? state : state with { Moved = state.Moved.Add(moved) };
            }

            state = state with { LastUid = uid.Id };
            state.Save(request.StateFile);
        }
    }

    private static async Task<Decision?> JudgeAsync(Judge judge, IMailFolder folder, UniqueId uid, CancellationToken cancellation)
    {
        if (await FetchAsync(folder, uid, cancellation) is not { } bytes)
        {
            return null;
        }

        var judgement = await judge.JudgeAsync(new JudgeRequest { Bytes = bytes, Door = "imap" }, cancellation);
        return judgement is Judgement.Decided decided ? decided.Decision : null;
    }

    /// <returns>The mail; null when it is gone, as another program may delete or move it at any time.</returns>
    private static async Task<byte[]?> FetchAsync(IMailFolder folder, UniqueId uid, CancellationToken cancellation)
    {
        try
        {
            await using var stream = await folder.GetStreamAsync(uid, "", 0, GatewayLimits.Default.MessageBytes, cancellation);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellation);
            return bytes.ToArray();
        }
        catch (MessageNotFoundException)
        {
            return null;
        }
        catch (ImapCommandException)
        {
            // Servers may answer NO as well for a mail that another session deleted (RFC 2180, 4.1.2).
            if ((await folder.SearchAsync(SearchQuery.Uids([uid]), cancellation)).Count == 0)
            {
                return null;
            }

            throw;
        }
    }

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
        await output.WriteLineAsync(new Bilingual($"{text.Ja} くり返し試みます。", $"{text.En} Trying again.").In(request.Language));
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
