namespace Miyaburi.Waves;

/// <summary>
/// What stands in a skeleton where something was masked: private-use characters, which no message can bring along,
/// since folding a message's own ones is followed by dropping them.
/// </summary>
public static class Mask
{
    /// <summary>A web address.</summary>
    public const char Link = '\uE000';

    /// <summary>A number, date, amount or time.</summary>
    public const char Number = '\uE001';

    /// <summary>The name of a brand.</summary>
    public const char Brand = '\uE002';

    /// <summary>The name of the person written to.</summary>
    public const char Name = '\uE003';

    /// <summary>A mail address, phone number, account or postal address.</summary>
    public const char Contact = '\uE004';

    /// <summary>A token without meaning: an identifier, letters put in to be different each time.</summary>
    public const char Token = '\uE005';

    private const char Last = Token;

    /// <summary>Whether a unit is a mask.</summary>
    public static bool Is(char unit) => unit is >= Link and <= Last;

    /// <summary>A skeleton as people may read it.</summary>
    public static Bilingual Words(string skeleton) => new(Replace(skeleton, Language.Ja), Replace(skeleton, Language.En));

    private static string Replace(string skeleton, Language language)
    {
        var text = new System.Text.StringBuilder(skeleton.Length + 16);
        foreach (var unit in skeleton)
        {
            if (Is(unit))
            {
                text.Append(WordOf(unit).In(language));
            }
            else
            {
                text.Append(unit);
            }
        }

        return text.ToString();
    }

    private static Bilingual WordOf(char mask) => mask switch
    {
        Link => new("〔リンク〕", "[link]"),
        Number => new("〔数字〕", "[number]"),
        Brand => new("〔会社名〕", "[brand]"),
        Name => new("〔氏名〕", "[name]"),
        Contact => new("〔連絡先〕", "[contact]"),
        _ => new("〔符号〕", "[token]"),
    };
}
