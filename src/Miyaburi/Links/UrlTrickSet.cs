using System.Collections.Immutable;
using System.Numerics;

namespace Miyaburi.Links;

/// <summary>The tricks met so far, as bits; most addresses have none and allocate nothing.</summary>
internal struct UrlTrickSet
{
    private uint _bits;

    public readonly bool Has(UrlTrick trick) => (_bits & (1u << (int)trick)) != 0;

    public void Add(UrlTrick trick) => _bits |= 1u << (int)trick;

    public void AddIf(bool condition, UrlTrick trick)
    {
        if (condition)
        {
            Add(trick);
        }
    }

    public readonly ImmutableArray<UrlTrick> ToImmutable()
    {
        if (_bits == 0)
        {
            return [];
        }

        var list = ImmutableArray.CreateBuilder<UrlTrick>(BitOperations.PopCount(_bits));
        for (var bits = _bits; bits != 0; bits &= bits - 1)
        {
            list.Add((UrlTrick)BitOperations.TrailingZeroCount(bits));
        }

        return list.MoveToImmutable();
    }
}
