using System.Net;
using System.Text.Json;
using Miyaburi.Waves;
using Miyaburi.Waves.Tests;

namespace Miyaburi.Cluster.Tests;

/// <summary>Who subscribed is told by the silos.</summary>
public sealed class SubscriptionTests(OneSilo one) : IClassFixture<OneSilo>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task NewWave_IsTold_SignedAndWithItsPage()
    {
        var today = JapanTime.DayOf(TimeProvider.System.GetUtcNow());
        byte[] secret = [1, 2, 3];
        using var receiver = new Receiver(HttpStatusCode.OK);
        await using (var hooks = Webhooks.Open(one.Store, TimeProvider.System))
        {
            hooks.Subscribe(new Subscription("desk", receiver.Url, secret, Brand: null, Lure: null, today));
        }

        var seen = Enumerable.Range(0, WaveRules.Default.NewsSightings).Select(_ => Seen(today)).ToList();
        await Task.WhenAll(seen.Select(one.Client.AddAsync));
        await one.Client.SettleAsync();

        using var patience = new CancellationTokenSource(Patience);
        while (receiver.Got.Count == 0)
        {
            await Task.Delay(100, patience.Token);
        }

        await using var reader = WaveReader.Open(one.Store, WaveRules.Default);
        var wave = reader.Belongs(seen[0].Key, today)!.Id;
        var (signature, body) = receiver.Got[0];
        Assert.True(WebhookSignature.IsValid(secret, signature, body, TimeProvider.System.GetUtcNow(), Patience));
        Assert.Equal($"{OneSilo.Site}/waves/{wave}", JsonDocument.Parse(body).RootElement.GetProperty("url").GetString());
    }

    private static Sighting Seen(DateOnly day) => new()
    {
        Id = Guid.NewGuid(),
        Day = day,
        Reporter = Sighting.Pseudonym("gateway"),
        Source = SightingSource.Gateway,
        Traits = Feed.Traits(500, 0),
    };
}
