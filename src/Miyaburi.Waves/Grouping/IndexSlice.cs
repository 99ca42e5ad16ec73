namespace Miyaburi.Waves.Grouping;

/// <summary>A part of the buckets and patterns. Which part holds one depends on nothing but its content.</summary>
/// <param name="Number">0 to <paramref name="Of"/> − 1.</param>
/// <param name="Of">The number of parts.</param>
internal readonly record struct IndexSlice(int Number, int Of)
{
    internal static IndexSlice Whole => new(0, 1);

    internal bool Holds(ulong bucket) => Of == 1 || (int)(((bucket * 0x9E3779B97F4A7C15) >> 32) % (ulong)Of) == Number;

    internal bool Holds(string pattern) => Of == 1 || (int)(Fnv(pattern) % (ulong)Of) == Number;

    /// <summary>FNV-1a over UTF-16 (RFC 9923): the same in every process, which a string's own hash code is not.</summary>
    private static ulong Fnv(string text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 0x100000001B3;
        }

        return hash ^ (hash >> 32);
    }
}
