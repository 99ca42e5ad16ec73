using Miyaburi.Text;

namespace Miyaburi.StartPack;

/// <summary>Phrases as they are matched: folded here, with the engine's own code, and not at every start.</summary>
internal static class FoldedPack
{
    private const char Gap = '…';

    /// <summary>Adds the folded form; nothing where it is as written.</summary>
    internal static PackWriter AddFolded(this PackWriter pack, string written)
    {
        var folded = FoldedText.FoldWord(written);
        return pack.Add(folded == written ? "" : folded);
    }

    /// <summary>
    /// Adds a phrase of the lexicon: 0 when it is matched as written; 1 and the folded form; or, where a gap divides it, 2,
    /// what stands before the gap, that folded, and the folded pieces behind.
    /// </summary>
    internal static PackWriter AddPhrase(this PackWriter pack, string written)
    {
        if (written.Contains(Gap))
        {
            var pieces = written.Split(Gap, StringSplitOptions.RemoveEmptyEntries);
            return pack.Add(2).Add(pieces[0]).AddFolded(pieces[0]).AddList([.. pieces.Skip(1).Select(p => FoldedText.Fold(p).Folded)]);
        }

        var folded = FoldedText.FoldWord(written);
        return folded == written ? pack.Add(0) : pack.Add(1).Add(folded);
    }
}
