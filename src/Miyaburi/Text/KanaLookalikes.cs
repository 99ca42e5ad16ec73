namespace Miyaburi.Text;

/// <summary>
/// Kanji and signs written for the kana they look like (「力一ド」 for 「カード」, 「アマソン」 for 「アマゾン」). For comparing
/// brand words of about four characters or more, never for prose: it makes 力 and カ, ソ and ン, は and ば one.
/// </summary>
public static class KanaLookalikes
{
    /// <summary>
    /// A word with every look-alike in one spelling: hiragana without voicing marks, small kana made large. The length
    /// stays, so places in the folded word are places in the word.
    /// </summary>
    /// <param name="word">A word as <see cref="FoldedText"/> gives it. Both words of a comparison have to be folded.</param>
    public static string Fold(ReadOnlySpan<char> word) => string.Create(word.Length, word, static (units, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            units[i] = Fold(source[i]);
        }
    });

    /// <summary>One character in the common spelling.</summary>
    public static char Fold(char unit)
    {
        var kana = FoldUnits.Folded(unit);
        return kana is >= 'ぁ' and <= 'ゖ' ? Plain(kana) : Kana(kana);
    }

    /// <summary>Kana that looks like the kanji or sign; the character itself when there is none.</summary>
    private static char Kana(char unit) => unit switch
    {
        '力' or '刀' => 'か',
        '口' or '囗' or '□' or '回' => 'ろ',
        '一' or '―' or '—' or '–' or '−' or '‐' or '-' or '─' or '━' => 'ー',
        '二' or '=' => 'に',
        '八' => 'は',
        '工' => 'え',
        '卜' => 'と',
        '夕' => 'た',
        '千' or '干' or '于' => 'ち',
        '三' or '彡' => 'み',
        '了' => 'あ',
        '匕' or '七' => 'ひ',
        '又' => 'ぬ',
        '才' => 'お',
        '厶' => 'む',
        '丿' => 'の',
        '乂' or '〆' => 'め',
        '亻' => 'い',
        '彐' or '∃' => 'よ',
        '个' => 'け',
        '刂' => 'り',
        _ => unit,
    };

    /// <summary>Without voicing mark, large, ソ and ン, シ and ツ, each pair in one spelling.</summary>
    private static char Plain(char kana) => kana switch
    {
        'ぁ' => 'あ',
        'ぃ' => 'い',
        'ぅ' or 'ゔ' => 'う',
        'ぇ' => 'え',
        'ぉ' => 'お',
        'が' or 'ゕ' => 'か',
        'ぎ' => 'き',
        'ぐ' => 'く',
        'げ' or 'ゖ' => 'け',
        'ご' => 'こ',
        'ざ' => 'さ',
        'つ' or 'っ' or 'づ' or 'じ' => 'し',
        'ず' => 'す',
        'ぜ' => 'せ',
        'ぞ' or 'ん' => 'そ',
        'だ' => 'た',
        'ぢ' => 'ち',
        'で' => 'て',
        'ど' => 'と',
        'ば' or 'ぱ' => 'は',
        'び' or 'ぴ' => 'ひ',
        'ぶ' or 'ぷ' => 'ふ',
        'べ' or 'ぺ' => 'へ',
        'ぼ' or 'ぽ' => 'ほ',
        'ゃ' => 'や',
        'ゅ' => 'ゆ',
        'ょ' => 'よ',
        'ゎ' => 'わ',
        _ => kana,
    };
}
