namespace Miyaburi.Text;

/// <summary>The slots of a text's character n-grams: FNV-1a over UTF-16 units, digits counted as one digit.</summary>
public static class NgramHash
{
    internal const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The hash with one more character.</summary>
    internal static uint Next(uint hash, char c) => (hash ^ (char.IsAsciiDigit(c) ? '0' : c)) * Prime;

    /// <summary>The slot of an n-gram with that hash.</summary>
    internal static int SlotOf(uint hash, int mask) => (int)((hash ^ (hash >> 15)) & (uint)mask);

    /// <summary>Enumerates the slot of every n-gram, shortest first at each position.</summary>
    public static Enumerator Slots(ReadOnlySpan<char> text, int shortest, int longest, int mask) =>
        new(text, shortest, longest, mask);

    /// <summary>A foreach-only enumerator; allocates nothing.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<char> text;
        private readonly int shortest;
        private readonly int longest;
        private readonly int mask;
        private int start;
        private int length;
        private uint hash;

        internal Enumerator(ReadOnlySpan<char> text, int shortest, int longest, int mask)
        {
            this.text = text;
            this.shortest = shortest;
            this.longest = longest;
            this.mask = mask;
            hash = Offset;
        }

        /// <summary>The current slot.</summary>
        public int Current { get; private set; }

        /// <summary>Moves to the next n-gram.</summary>
        public bool MoveNext()
        {
            while (start < text.Length)
            {
                if (length == longest || start + length == text.Length)
                {
                    start++;
                    length = 0;
                    hash = Offset;
                    continue;
                }

                hash = Next(hash, text[start + length]);
                if (++length >= shortest)
                {
                    Current = SlotOf(hash, mask);
                    return true;
                }
            }

            return false;
        }

        /// <summary>This enumerator.</summary>
        public readonly Enumerator GetEnumerator() => this;
    }
}
