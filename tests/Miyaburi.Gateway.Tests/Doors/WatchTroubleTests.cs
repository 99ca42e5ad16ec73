using Microsoft.Extensions.Logging.Abstractions;
using Miyaburi.Gateway.Doors.Mailbox;
using Miyaburi.Gateway.Judging;

namespace Miyaburi.Gateway.Tests.Doors;

/// <summary>A watch while Dovecot refuses, and while other programs work in the same mailbox.</summary>
public sealed class WatchTroubleTests : IDisposable
{
    private const string Found = "詐欺と判断しました";
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task MailGoneMeanwhile_IsPassedOver()
    {
        await using var dovecot = await Dovecot.StartAsync(scratch);
        await dovecot.AppendAsync(Sample.Scam, Sample.Scam, Sample.Scam, Sample.Scam);

        // Dovecot sends the first of the two without text, and knows nothing of the second any more.
        var output = new Lines(line => line.StartsWith("1:", StringComparison.Ordinal) ? dovecot.DeleteAsync(2, 3) : Task.CompletedTask);
        await Watch(Request(dovecot) with { Once = true }, output).RunAsync(CancellationToken.None);
        Assert.Equal(["1:", "4:"], output.All.Split('\n').Select(l => l[..2]));
        Assert.Equal(4u, WatchState.Load(scratch.At("state")).LastUid);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task MisspeltMailbox_EndsWithItsName()
    {
        await using var dovecot = await Dovecot.StartAsync(scratch);
        Assert.Contains("Imbox", await RefusedAsync($"imap://taro@127.0.0.1:{dovecot.Port}/Imbox"), StringComparison.Ordinal);

        new WatchState { Moved = [new MovedMail("Away", 1, 1, "INBOX")] }.Save(scratch.At("state"));
        Assert.Contains("Away", await RefusedAsync($"imap://taro@127.0.0.1:{dovecot.Port}/INBOX", "--undo"), StringComparison.Ordinal);
        Assert.Single(WatchState.Load(scratch.At("state")).Moved);
    }

    [Fact]
    public async Task Undo_GoesOnAfterAMissingMailbox()
    {
        await using var dovecot = await Dovecot.StartAsync(scratch);
        foreach (var target in new[] { "First", "Second" })
        {
            await dovecot.AppendAsync(Sample.Scam);
            await Watch(Request(dovecot) with { Act = WatchAct.Move, Target = target, Once = true }, new Lines()).RunAsync(CancellationToken.None);
        }

        await dovecot.WithAsync(async client =>
        {
            await (await client.GetFolderAsync("First")).RenameAsync(client.GetFolder(client.PersonalNamespaces[0]), "Elsewhere");
            return true;
        });
        var output = new Lines();
        var fault = await Assert.ThrowsAsync<WatchFault>(() => Watch(Request(dovecot), output).UndoAsync(CancellationToken.None));
        Assert.Contains("1通", fault.Text.Ja, StringComparison.Ordinal);
        Assert.Matches("戻せません: First → INBOX(.*First.*)\n戻しました: Second → INBOX", output.All);
        Assert.Equal((1, 0), (await dovecot.CountAsync("INBOX"), await dovecot.CountAsync("Second")));
        Assert.Equal("First", Assert.Single(WatchState.Load(scratch.At("state")).Moved).Folder);

        // Once the mailbox is there again, so is the mail.
        await dovecot.WithAsync(async client =>
        {
            await (await client.GetFolderAsync("Elsewhere")).RenameAsync(client.GetFolder(client.PersonalNamespaces[0]), "First");
            return true;
        });
        await Watch(Request(dovecot), new Lines()).UndoAsync(CancellationToken.None);
        Assert.Equal(2, await dovecot.CountAsync("INBOX"));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task RefusedMove_IsToldOnce_AndDoneLater()
    {
        await using var dovecot = await Dovecot.StartAsync(scratch);
        await dovecot.AppendAsync(Sample.Scam);
        await dovecot.WithAsync(client => client.GetFolder(client.PersonalNamespaces[0]).CreateAsync("Found", true));
        var closed = scratch.At("mail/.Found/tmp");
        await Tool.RunAsync("chown", "root", closed);
        await Tool.RunAsync("chmod", "0700", closed);
        Assert.Contains("サーバーが断りました", await RefusedAsync($"imap://taro@127.0.0.1:{dovecot.Port}/INBOX", "--existing", "--do", "move", "--to", "Found"), StringComparison.Ordinal);

        var output = new Lines();
        await WhileWatchingAsync(Request(dovecot) with { Act = WatchAct.Move, Target = "Found" }, output, async watch =>
        {
            await output.WaitAsync("サーバーが断りました", watch);
            Assert.Equal(0, output.Count(Found));
            await Task.Delay(TimeSpan.FromSeconds(2)); // At least one more try.
            await Tool.RunAsync("chown", "nobody", closed);
            await output.WaitAsync(Found, watch);
        });
        Assert.Equal(1, output.Count("サーバーが断りました"));
        Assert.Equal((0, 1), (await dovecot.CountAsync("INBOX"), await dovecot.CountAsync("Found")));
        var state = WatchState.Load(scratch.At("state"));
        Assert.Equal((1, 0), (state.Moved.Length, state.Pending.Length));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task ExpiredToken_IsReadAgainUntilItIsFresh()
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var dovecot = await Dovecot.StartAsync(scratch, tokens.ForDovecot(scratch, "oauthbearer"));
        var output = new Lines();
        scratch.Write("token", tokens.GoodToken);
        await dovecot.AppendAsync(Sample.Scam);
        await WhileWatchingAsync(Request(dovecot) with { PasswordFile = null, TokenFile = scratch.At("token") }, output, async watch =>
        {
            await output.WaitAsync(Found, watch);
            scratch.Write("token", "expired");
            await dovecot.AppendAsync(Sample.Scam);
            await dovecot.KickAsync();
            await output.WaitAsync("ログインできません", watch);
            await dovecot.AppendAsync(Sample.Scam);
            scratch.Write("token", tokens.GoodToken);
            await output.WaitAsync("3:", watch);
        });
        Assert.Equal(3, output.Count(Found));
    }

    private static async Task WhileWatchingAsync(WatchRequest request, Lines output, Func<Task, Task> work)
    {
        using var end = new CancellationTokenSource();
        var watch = Watch(request, output).RunAsync(end.Token);
        try
        {
            await work(watch);
        }
        finally
        {
            await end.CancelAsync();
            await watch.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private static Watcher Watch(WatchRequest request, Lines output) => new(request, new Engine().Analyse, TimeProvider.System, output, NullLoggerFactory.Instance);

    private WatchRequest Request(Dovecot dovecot) => new()
    {
        Mailbox = MailboxAddress.Parse($"imap://taro@127.0.0.1:{dovecot.Port}/INBOX")!,
        PasswordFile = scratch.Write("password", "himitsu"),
        Target = "Miyaburi",
        StateFile = scratch.At("state"),
        Existing = true,
        Language = Language.Ja,
    };

    /// <summary>What the program says before it ends.</summary>
    private async Task<string> RefusedAsync(string address, params string[] more)
    {
        var ran = await Tool.RunAsync("dotnet", [typeof(GatewayHost).Assembly.Location, "watch", address, "--once",
            "--password-file", scratch.Write("password", "himitsu"), "--state", scratch.At("state"), .. more]);
        Assert.True(ran.Code == 2, $"{ran.Code}: {ran.Error}");
        Assert.Single(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return ran.Output + ran.Error;
    }
}
