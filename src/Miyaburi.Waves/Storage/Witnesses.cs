namespace Miyaburi.Waves.Storage;

/// <summary>Of which texts enough senders are on the disk (<see cref="Tables.Witness"/>): those need not be written again with every report.</summary>
internal sealed class Witnesses
{
    private readonly Dictionary<long, HashSet<Guid>> byVariant = [];

    /// <summary>Notes one that is on the disk.</summary>
    internal void Restore(long variant, Guid reporter) => Of(variant).Add(reporter);

    /// <summary>Whether a text still needs this sender; notes that it has them now.</summary>
    internal bool Add(long variant, Guid reporter) => Of(variant) is { Count: < Tables.Witnesses } known && known.Add(reporter);

    /// <summary>What was deleted of a text is asked for again.</summary>
    internal void Forget(long variant) => byVariant.Remove(variant);

    internal void Clear() => byVariant.Clear();

    private HashSet<Guid> Of(long variant) => byVariant.TryGetValue(variant, out var known) ? known : byVariant[variant] = new(1);
}
