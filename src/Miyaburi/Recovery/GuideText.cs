namespace Miyaburi.Recovery;

/// <summary>A text for people in Japanese, English and plain Japanese (やさしい日本語). All say the same.</summary>
/// <param name="Ja">Japanese.</param>
/// <param name="En">English.</param>
/// <param name="Easy">Plain Japanese: short sentences and simple words.</param>
public sealed record GuideText(string Ja, string En, string Easy)
{
    /// <summary>The Japanese and English texts.</summary>
    public Bilingual Bilingual => new(Ja, En);

    /// <summary>The text in <paramref name="language"/>.</summary>
    public string In(Language language) => language is Language.En ? En : Ja;
}
