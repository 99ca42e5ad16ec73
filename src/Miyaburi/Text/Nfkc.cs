namespace Miyaburi.Text;

/// <summary>
/// Unicode normalisation form KC (Unicode Standard Annex 15) by tables of our own: the runtime's own method does
/// nothing where ICU is left out, as in the browser.
/// </summary>
public static class Nfkc
{
    /// <summary>The text in form KC: half-width kana made full, full-width letters made ASCII, marks composed.</summary>
    /// <remarks>Linear in the length. Lone surrogates are kept. Returns the same instance when nothing changes.</remarks>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Normalizer.Run(text, NormalizationTarget.Nfkc);
    }
}
