using System.Net;
using System.Security.Cryptography;

namespace Miyaburi.Waves.Tests;

/// <summary>Receivers of webhooks that do not behave.</summary>
public sealed class ReceiverTests(Stores stores)
{
    private static readonly WaveRules Rules = WaveRules.Default;
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);

    public static TheoryData<string> Kinds => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ReceiverThatHangs_HoldsUpNobodyElse_AndIsAskedOnceAPass(string kind)
    {
        const int Events = 2;
        var name = stores.New(kind);
        await using var store = WaveStore.Open(name, Rules);
        using var hanging = new HangingReceiver();
        using var healthy = new Receiver([.. Enumerable.Repeat(HttpStatusCode.OK, Events)]);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        await using var hooks = Webhooks.Open(name, client, new HandClock());
        hooks.Subscribe(new Subscription("a hangs", hanging.Url, Secret, null, null, Make.Day));
        hooks.Subscribe(new Subscription("b answers", healthy.Url, Secret, null, null, Make.Day));
        store.Add([.. Make.Twice(Make.Seen(Make.Unpaid("1", "jcom-a.com"))), .. Make.Twice(Make.Seen(Make.Parcel("2", "kuroneko-b.com")))]);
        Assert.Equal(2 * Events, hooks.Queue());

        var sending = hooks.SendAsync(TestContext.Current.CancellationToken);
        while (healthy.Got.Count < Events && !hanging.GaveUp.IsCompleted)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.False(hanging.GaveUp.IsCompleted, "The healthy one waited for the one that hangs.");
        Assert.Equal(Events, (await sending).Taken);
        Assert.Equal(1, hanging.Calls);
        Assert.Equal(new DeliveryCounts(Events, Events, 0), hooks.Counts());
    }

    [Fact]
    public async Task ReceiverThatSendsElsewhere_IsNotFollowed()
    {
        var name = stores.New("sqlite");
        await using var store = WaveStore.Open(name, Rules);
        using var elsewhere = new Receiver(HttpStatusCode.OK);
        using var receiver = new Receiver(HttpStatusCode.TemporaryRedirect) { Leads = elsewhere.Url };
        await using var hooks = Webhooks.Open(name, new HandClock());
        hooks.Subscribe(new Subscription("desk", receiver.Url, Secret, null, null, Make.Day));
        store.Add(Make.Twice(Make.Seen(Make.Unpaid("1", "jcom-a.com"))));
        hooks.Queue();
        Assert.Equal(0, (await hooks.SendAsync(TestContext.Current.CancellationToken)).Taken);
        Assert.Single(receiver.Got);
        Assert.Empty(elsewhere.Got);
    }
}
