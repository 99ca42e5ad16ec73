using System.Collections.Immutable;

namespace Miyaburi.Messages;

/// <summary>The contact points found so far, each once, at most so many.</summary>
internal sealed class ContactPoints(int most)
{
    private readonly List<ContactPoint> _found = [];
    private readonly HashSet<(ContactKind Kind, string Value)> _seen = [];

    internal bool IsFull => _found.Count >= most;

    internal void Add(ContactPoint point)
    {
        if (!IsFull && _seen.Add((point.Kind, point.Value)))
        {
            _found.Add(point);
        }
    }

    internal ImmutableArray<ContactPoint> ToImmutable() => [.. _found];
}
