using System.Collections.Immutable;
using Miyaburi.Cluster.Storage;
using Miyaburi.Cluster.Wire;
using Miyaburi.Waves;
using Miyaburi.Waves.Grouping;

namespace Miyaburi.Cluster.Grains;

/// <inheritdoc cref="IIndexGrain"/>
internal sealed class IndexGrain(SharedStore store, WaveRules rules) : Grain, IIndexGrain
{
    private EdgeIndex index = null!;
    private Guid life;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => ResetAsync();

    public Task<FoundLines> FindAsync(ImmutableArray<QueryLine> queries) =>
        Task.FromResult(FoundLines.Of(life, index.Find(queries.Select(q => q.ToQuery()))));

    public Task ForgetAsync(ImmutableArray<QueryLine> variants)
    {
        foreach (var query in variants.Select(v => v.ToQuery()))
        {
            index.Remove(query.Entry, query.Patterns);
        }

        return Task.CompletedTask;
    }

    public async Task ResetAsync()
    {
        var slice = new IndexSlice((int)this.GetPrimaryKeyLong(), ClusterShape.Slices);
        index = await Task.Run(() =>
        {
            var filled = new EdgeIndex(rules, slice);
            filled.Find(store.AllQueries());
            return filled;
        });
        life = Guid.NewGuid();
    }
}
