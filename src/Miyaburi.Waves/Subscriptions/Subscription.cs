using System.Collections.Immutable;
using System.Net;

namespace Miyaburi.Waves;

/// <summary>Who is told of waves. The operator enters it: the server calls no address that a stranger names.</summary>
/// <param name="Id">Name of the subscription.</param>
/// <param name="Url">Where events are posted.</param>
/// <param name="Secret">Key of the signature, known to both sides; 32 random bytes.</param>
/// <param name="Brand">Only waves in this brand's name, or null.</param>
/// <param name="Lure">Only waves of this lure, or null.</param>
/// <param name="Since">Events before this day are not told.</param>
public sealed record Subscription(string Id, Uri Url, ReadOnlyMemory<byte> Secret, string? Brand, string? Lure, DateOnly Since);

/// <summary>How the deliveries of a store stand.</summary>
/// <param name="Waiting">To be sent, or to be tried again.</param>
/// <param name="Delivered">Taken by the other side.</param>
/// <param name="Dead">Given up; they stay until somebody looks.</param>
public sealed record DeliveryCounts(int Waiting, int Delivered, int Dead);

/// <summary>What became of the deliveries that were due.</summary>
/// <param name="Taken">How many the other side took.</param>
/// <param name="GivenUp">Those that failed for the last time now.</param>
public sealed record DeliveryRun(int Taken, ImmutableArray<GivenUp> GivenUp);

/// <summary>Deliveries to one subscription that are put aside. It does not hold the address: that may contain a secret.</summary>
/// <param name="Subscription">Name of the subscription.</param>
/// <param name="Answer">The last answer, or null when there was none.</param>
/// <param name="Count">How many.</param>
public sealed record GivenUp(string Subscription, HttpStatusCode? Answer, int Count);
