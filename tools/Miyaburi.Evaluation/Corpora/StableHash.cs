namespace Miyaburi.Evaluation.Corpora;

/// <summary>A hash of text that is the same on every run and machine; decides samples and folds.</summary>
internal static class StableHash
{
    internal static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619;
        }

        hash ^= hash >> 16;
        hash *= 0x7feb352d;
        hash ^= hash >> 15;
        hash *= 0x846ca68b;
        return hash ^ (hash >> 16);
    }

    /// <summary>Keeps about one in <paramref name="every"/>.</summary>
    internal static bool Keeps(string text, int every) => Of(text) % (uint)every == 0;
}
