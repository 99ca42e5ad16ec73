using Miyaburi.Cluster.Serving;
using Miyaburi.Waves;
using Database = Miyaburi.Waves.Storage.Database;

namespace Miyaburi.Cluster.Tests;

/// <summary>Behind a balancer now one server answers, now another: an entry of the feed must not become new by that.</summary>
public sealed class SharedFeedTimesTests(Servers servers)
{
    private static readonly DateTimeOffset Now = new(2022, 9, 16, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ServersOfOneStore_SayTheSame()
    {
        var name = servers.NewStore();
        await using var one = Database.Of(name);
        await using var two = Database.Of(name);
        WaveEvent[] before = [Event("2022-08-aaaaaaaa", 8)];
        WaveEvent[] all = [.. before, Event("2022-09-bbbbbbbb", 9)];
        Assert.Equal([JapanTime.BeginOf(before[0].Day)], SharedFeedTimes.In(one, new At(Now)).Of(before, before));
        Assert.Equal([JapanTime.BeginOf(before[0].Day)], SharedFeedTimes.In(two, new At(Now.AddHours(1))).Of(before, before));

        var told = SharedFeedTimes.In(two, new At(Now.AddHours(2))).Of(all, all);
        Assert.Equal([JapanTime.BeginOf(before[0].Day), Now.AddHours(2)], told);
        Assert.Equal(told, SharedFeedTimes.In(one, new At(Now.AddHours(3))).Of(all, all));
    }

    private static WaveEvent Event(string wave, int month) => new(wave, new DateOnly(2022, month, 1), WaveEventKind.New, "");

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
