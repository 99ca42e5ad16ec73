using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Miyaburi.Gateway.Authentication;
using Miyaburi.Gateway.Doors.Mailbox;
using Miyaburi.Gateway.Judging;
using Miyaburi.Messages;
using Miyaburi.Reports;

namespace Miyaburi.Gateway.Tests.Doors;

/// <summary>What a watch says of mail it could not judge, and of a move it does not know the end of.</summary>
public sealed class WatchUndecidedTests : IDisposable
{
    private const string Found = "詐欺と判断しました";
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData(Language.Ja, "判定できませんでした(プログラムの誤り)")]
    [InlineData(Language.En, "not judged (a fault of the program)")]
    public async Task FailedAnalysis_IsNotSilence(Language language, string said)
    {
        await using var dovecot = await Dovecot.StartAsync(scratch);
        using var engine = new TroubledEngine();
        await dovecot.AppendAsync(Sample.Plain, Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Sample.Plain) + TroubledEngine.Fault), Sample.Plain);
        var output = new Lines();
        await Watch(Request(dovecot) with { Language = language }, engine.Analyse, TimeProvider.System, output).RunAsync(CancellationToken.None);
        Assert.StartsWith($"UID 2: {said}", output.All, StringComparison.Ordinal);
        Assert.Equal(1, output.Count("UID"));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task SlowAnalysis_IsTriedOnceMore()
    {
        await using var dovecot = await Dovecot.StartAsync(scratch);
        await dovecot.AppendAsync(Sample.Scam, Sample.Scam);
        var engine = new Engine();
        var calls = 0;
        Report? SlowAtFirst(VerifiedMessage message, ReadOptions options, DateTimeOffset at)
        {
            if (Interlocked.Increment(ref calls) == 2)
            {
                Thread.Sleep(TimeSpan.FromSeconds(7));
            }

            return engine.Analyse(message, options, at);
        }

        var output = new Lines();
        await Watch(Request(dovecot), SlowAtFirst, new HurriedTime(4), output).RunAsync(CancellationToken.None);
        Assert.Equal((2, 0), (output.Count(Found), output.Count("判定できませんでした")));
        Assert.Equal(3, calls);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task StuckAnalysis_IsNamedAfterTwoTries()
    {
        await using var dovecot = await Dovecot.StartAsync(scratch);
        using var engine = new TroubledEngine();
        await dovecot.AppendAsync(Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Sample.Plain) + TroubledEngine.Stuck));
        var output = new Lines(_ =>
        {
            engine.Release();
            return Task.CompletedTask;
        });
        await Watch(Request(dovecot), engine.Analyse, new HurriedTime(10), output).RunAsync(CancellationToken.None);
        Assert.StartsWith("UID 1: 判定できませんでした(時間切れ)", output.All, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task EndWithinAMove_IsNamedAtTheNextStartAndByUndo()
    {
        await using var dovecot = await Dovecot.StartAsync(scratch);
        await dovecot.AppendAsync(Sample.Scam);
        var request = Request(dovecot) with { Act = WatchAct.Move };
        var cut = new Lines(_ => throw new OperationCanceledException());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Watch(request, new Engine().Analyse, TimeProvider.System, cut).RunAsync(CancellationToken.None));
        Assert.Equal((0, 1), (await dovecot.CountAsync("INBOX"), await dovecot.CountAsync("Miyaburi")));

        var (first, second, undone) = (new Lines(), new Lines(), new Lines());
        await Watch(request, new Engine().Analyse, TimeProvider.System, first).RunAsync(CancellationToken.None);
        Assert.Contains("UID 1: 移動の途中で終わりました。「Miyaburi」", first.All, StringComparison.Ordinal);
        await Watch(request, new Engine().Analyse, TimeProvider.System, second).RunAsync(CancellationToken.None);
        Assert.Equal("", second.All);
        await Watch(request, new Engine().Analyse, TimeProvider.System, undone).UndoAsync(CancellationToken.None);
        Assert.Contains("UID 1: 移動の途中で終わりました。「Miyaburi」", undone.All, StringComparison.Ordinal);
        Assert.Empty(WatchState.Load(request.StateFile).Pending);
    }

    [Fact]
    public void StateOfBefore_HasNothingPending()
    {
        var state = WatchState.Load(scratch.Write("state", """{"uidValidity":5,"lastUid":7,"moved":[]}"""));
        Assert.Empty(state.Pending);
        Assert.Equal(7u, state.LastUid);
    }

    private static Watcher Watch(WatchRequest request, Analysis analysis, TimeProvider time, Lines output) =>
        new(request, analysis, time, output, NullLoggerFactory.Instance);

    private WatchRequest Request(Dovecot dovecot) => new()
    {
        Mailbox = MailboxAddress.Parse($"imap://taro@127.0.0.1:{dovecot.Port}/INBOX")!,
        PasswordFile = scratch.Write("password", "himitsu"),
        Target = "Miyaburi",
        StateFile = scratch.At("state"),
        Existing = true,
        Once = true,
        Language = Language.Ja,
    };

    /// <summary>The system's clock, whose timers ring sooner.</summary>
    private sealed class HurriedTime(int times) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / times : dueTime, period);
    }
}
