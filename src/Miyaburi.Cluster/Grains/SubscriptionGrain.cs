using Miyaburi.Server.Storage;
using Miyaburi.Waves;

namespace Miyaburi.Cluster.Grains;

/// <summary>One subscriber that does not answer holds up no other, and two silos never send the same at once.</summary>
internal sealed class SubscriptionGrain(Webhooks webhooks, ILogger<SubscriptionGrain> log) : Grain, ISubscriptionGrain
{
    public async Task DeliverAsync() => HookLog.Note(log, await webhooks.SendAsync(this.GetPrimaryKeyString()));
}
