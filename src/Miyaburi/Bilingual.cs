namespace Miyaburi;

/// <summary>A sentence for people, in Japanese and in English. Both say the same.</summary>
/// <param name="Ja">The Japanese text, the first language of the product.</param>
/// <param name="En">The English text.</param>
public sealed record Bilingual(string Ja, string En)
{
    /// <summary>The text in <paramref name="language"/>.</summary>
    public string In(Language language) => language is Language.En ? En : Ja;

    /// <summary>A text that is the same in both languages: a host, a number, a name.</summary>
    public static Bilingual Same(string text) => new(text, text);

    /// <summary>See <see cref="Same"/>.</summary>
    public static implicit operator Bilingual(string text) => Same(text);
}
