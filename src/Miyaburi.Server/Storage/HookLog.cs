using System.Globalization;
using Miyaburi.Waves;

namespace Miyaburi.Server.Storage;

/// <summary>Tells the operator of deliveries that nothing tries again by itself. The receiver's address stays out: it may hold a secret.</summary>
internal static partial class HookLog
{
    internal static void Note(ILogger log, DeliveryRun run)
    {
        foreach (var given in run.GivenUp)
        {
            PutAside(log, given.Subscription, given.Count, given.Answer is { } answer ? ((int)answer).ToString(CultureInfo.InvariantCulture) : "none");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Subscription}: {Count} put aside after the last try (answer: {Answer}); webhooks retry sends what was put aside again.")]
    private static partial void PutAside(ILogger logger, string subscription, int count, string answer);
}
