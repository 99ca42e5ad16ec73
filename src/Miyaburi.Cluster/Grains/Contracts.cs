using System.Collections.Immutable;
using Miyaburi.Cluster.Wire;
using Orleans.Concurrency;

namespace Miyaburi.Cluster.Grains;

/// <summary>Takes the reports of its part of the texts: 0 to <see cref="ClusterShape.Intakes"/> − 1.</summary>
[Alias("miyaburi.intake")]
internal interface IIntakeGrain : IGrainWithIntegerKey
{
    /// <summary>Stores and counts a batch. It may be sent again: a report of a known id is the same report.</summary>
    [Alias("add")]
    Task<IntakeAnswer> AddAsync(ImmutableArray<ReportLine> reports);
}

/// <summary>Counts what each of its people sent in a day: 0 to <see cref="ClusterShape.Reporters"/> − 1.</summary>
[Alias("miyaburi.reporter")]
internal interface IReporterGrain : IGrainWithIntegerKey
{
    /// <summary>Whether each still counts, in their order.</summary>
    [Alias("admit")]
    Task<ImmutableArray<bool>> AdmitAsync(ImmutableArray<Admission> reports);
}

/// <summary>
/// A slice of the LSH buckets and link patterns: 0 to <see cref="ClusterShape.Slices"/> − 1. Only the weaver calls it. Each
/// answer may have to wait until the slice has read the whole store.
/// </summary>
[Alias("miyaburi.index")]
internal interface IIndexGrain : IGrainWithIntegerKey
{
    /// <summary>What a large store takes at most to be read: with the usual time for an answer a weaver would never begin.</summary>
    internal const string Filling = "00:10:00";

    /// <summary>Makes variants findable and gives what they belong together with.</summary>
    [Alias("find"), ResponseTimeout(Filling)]
    Task<FoundLines> FindAsync(ImmutableArray<QueryLine> queries);

    /// <summary>Forgets variants without a report left.</summary>
    [Alias("forget"), ResponseTimeout(Filling)]
    Task ForgetAsync(ImmutableArray<QueryLine> variants);

    /// <summary>Forgets everything and fills itself from the store.</summary>
    [Alias("reset"), ResponseTimeout(Filling)]
    Task ResetAsync();
}

/// <summary>Joins variants to waves; there is one.</summary>
[Alias("miyaburi.weaver")]
internal interface IWeaverGrain : IGrainWithIntegerKey
{
    /// <summary>Sees to it that the weaver runs somewhere.</summary>
    [Alias("attend")]
    Task AttendAsync();

    /// <summary>Groups all that was accepted before this was asked; gives the number of counts that were waiting.</summary>
    [Alias("settle")]
    Task<int> SettleAsync();

    /// <summary>Deletes all that a reporter sent; gives the number of reports.</summary>
    [Alias("erase")]
    Task<int> EraseAsync(Guid reporter, int today);

    /// <summary>Deletes one report or objection; 0 when there is none of that id.</summary>
    [Alias("retract")]
    Task<int> RetractAsync(Guid report, int today);

    /// <summary>Notes that a person calls the verdict on a message wrong; gives the <see cref="Waves.Receipt"/>.</summary>
    [Alias("object")]
    Task<byte> ObjectAsync(ReportLine report, string said);
}

/// <summary>Sends what one subscriber is to hear. Its key is the subscription.</summary>
[Alias("miyaburi.subscription")]
internal interface ISubscriptionGrain : IGrainWithStringKey
{
    /// <summary>Sends what is due.</summary>
    [Alias("deliver"), OneWay]
    Task DeliverAsync();
}
