namespace Miyaburi.Recovery;

/// <summary>How texts in Japanese are worded.</summary>
public enum Wording
{
    /// <summary>Everyday Japanese.</summary>
    Usual,

    /// <summary>Plain Japanese (やさしい日本語), without reasons and sources.</summary>
    Easy,
}

/// <summary>A text for people in Japanese, English and plain Japanese (やさしい日本語). All say the same.</summary>
/// <param name="Ja">Japanese.</param>
/// <param name="En">English.</param>
/// <param name="Easy">Plain Japanese: short sentences and simple words.</param>
public sealed record GuideText(string Ja, string En, string Easy)
{
    /// <summary>The Japanese and English texts.</summary>
    public Bilingual Bilingual => new(Ja, En);

    /// <summary>The text in <paramref name="language"/>, in plain Japanese where that is asked for.</summary>
    public string In(Language language, Wording wording = Wording.Usual) => (language, wording) switch
    {
        (Language.En, _) => En,
        (_, Wording.Easy) => Easy,
        _ => Ja,
    };
}
