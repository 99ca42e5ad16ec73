using System.Collections.Immutable;
using Miyaburi.Cluster.Storage;
using Miyaburi.Cluster.Wire;
using Miyaburi.Waves;
using Miyaburi.Waves.Grouping;

namespace Miyaburi.Cluster.Grains;

/// <inheritdoc cref="IIndexGrain"/>
/// <remarks>
/// It stays while its silo does: after a quiet hour the first new text would have to wait for the whole store. It reads the
/// store when it is first asked and not when it begins, since a weaver that begins tells it to do so anyway.
/// </remarks>
[KeepAlive]
internal sealed class IndexGrain(SharedStore store, WaveRules rules) : Grain, IIndexGrain
{
    private EdgeIndex? index;
    private Guid life;

    public async Task<FoundLines> FindAsync(ImmutableArray<QueryLine> queries)
    {
        var filled = index ?? await FillAsync();
        return FoundLines.Of(life, filled.Find(queries.Select(q => q.ToQuery())));
    }

    /// <summary>One that was not filled yet finds in the store what is left.</summary>
    public Task ForgetAsync(ImmutableArray<QueryLine> variants)
    {
        foreach (var query in variants.Select(v => v.ToQuery()))
        {
            index?.Remove(query.Entry, query.Patterns);
        }

        return Task.CompletedTask;
    }

    public Task ResetAsync() => FillAsync();

    private async Task<EdgeIndex> FillAsync()
    {
        // What it was must not answer should the store fail now.
        index = null;
        var slice = new IndexSlice((int)this.GetPrimaryKeyLong(), ClusterShape.Slices);
        index = await Task.Run(() =>
        {
            var filled = new EdgeIndex(rules, slice);
            filled.Find(store.AllQueries());
            return filled;
        });
        life = Guid.NewGuid();
        return index;
    }
}
