using System.Collections.Immutable;
using Miyaburi.Cluster.Wire;
using Miyaburi.Waves.Grouping;

namespace Miyaburi.Cluster.Grains;

/// <summary>All slices of the index as one, for one batch of the weaver.</summary>
internal sealed class IndexSlices(IGrainFactory grains)
{
    private readonly Dictionary<int, Guid> lives = [];

    /// <summary>Fills every slice from the store.</summary>
    internal Task ResetAsync() => Task.WhenAll(All().Select(s => s.ResetAsync()));

    /// <summary>Takes variants out of every slice.</summary>
    internal Task ForgetAsync(IEnumerable<IndexQuery> variants)
    {
        var lines = variants.Select(QueryLine.Of).ToImmutableArray();
        return lines.IsEmpty ? Task.CompletedTask : Task.WhenAll(All().Select(s => s.ForgetAsync(lines)));
    }

    /// <summary>Asks every slice.</summary>
    /// <exception cref="SliceLostException">A slice was filled anew in the middle of the batch: it does not know what the batch added before.</exception>
    internal async Task<IndexAnswer> FindAsync(IReadOnlyList<IndexQuery> queries)
    {
        var lines = queries.Select(QueryLine.Of).ToImmutableArray();
        var found = await Task.WhenAll(All().Select(s => s.FindAsync(lines)));
        for (var i = 0; i < found.Length; i++)
        {
            if (!lives.TryAdd(i, found[i].Life) && lives[i] != found[i].Life)
            {
                throw new SliceLostException();
            }
        }

        var answers = found.Select(f => f.ToAnswer()).ToList();
        return new([.. answers.SelectMany(a => a.Edges)], [.. answers.SelectMany(a => a.General)]);
    }

    private IEnumerable<IIndexGrain> All() => Enumerable.Range(0, ClusterShape.Slices).Select(i => grains.GetGrain<IIndexGrain>(i));
}

/// <summary>A slice of the index was lost in the middle of a batch; the batch is grouped again.</summary>
internal sealed class SliceLostException() : Exception("A slice of the index was lost in the middle of a batch.");
