using Miyaburi.Waves;

namespace Miyaburi.Cluster.Grains;

/// <summary>One subscriber that does not answer holds up no other, and two silos never send the same at once.</summary>
internal sealed class SubscriptionGrain(Webhooks webhooks) : Grain, ISubscriptionGrain
{
    public Task DeliverAsync() => webhooks.SendAsync(this.GetPrimaryKeyString());
}
