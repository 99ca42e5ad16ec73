using System.Buffers;

namespace Miyaburi.Text;

/// <summary>
/// Where each unit of a folded text comes from. Between two breaks both texts advance in step, so only breaks are kept.
/// </summary>
internal sealed class OffsetMap
{
    private readonly int[] _breaks;

    private OffsetMap(int[] breaks) => _breaks = breaks;

    /// <summary>The map of a text whose units all kept their place.</summary>
    internal static OffsetMap Identity { get; } = new([]);

    /// <summary>The original index of the unit at a folded index.</summary>
    internal int ToOriginal(int folded)
    {
        int low = 0, high = (_breaks.Length >> 1) - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            if (_breaks[middle << 1] <= folded)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high < 0 ? folded : _breaks[(high << 1) + 1] + (folded - _breaks[high << 1]);
    }

    /// <summary>Notes the breaks in order of the folded index.</summary>
    internal ref struct Builder
    {
        private int[]? _breaks;
        private int _count;
        private int _shift;

        /// <summary>Says that the unit at <paramref name="folded"/> comes from <paramref name="original"/>.</summary>
        internal void Note(int folded, int original)
        {
            if (original - folded != _shift)
            {
                Break(folded, original);
            }
        }

        private void Break(int folded, int original)
        {
            _shift = original - folded;
            _breaks ??= ArrayPool<int>.Shared.Rent(64);
            if (_count + 2 > _breaks.Length)
            {
                var larger = ArrayPool<int>.Shared.Rent(_breaks.Length * 2);
                _breaks.AsSpan(0, _count).CopyTo(larger);
                ArrayPool<int>.Shared.Return(_breaks);
                _breaks = larger;
            }

            _breaks[_count++] = folded;
            _breaks[_count++] = original;
        }

        internal OffsetMap Build()
        {
            if (_breaks is null)
            {
                return Identity;
            }

            var map = new OffsetMap(_breaks.AsSpan(0, _count).ToArray());
            ArrayPool<int>.Shared.Return(_breaks);
            _breaks = null;
            return map;
        }
    }
}
