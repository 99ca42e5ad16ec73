using System.Buffers;
using Miyaburi.Text;

namespace Miyaburi.Links;

/// <summary>Classes of characters that matter where addresses stand in running text.</summary>
internal static class TextCharacters
{
    /// <summary>Characters one of which every written address holds.</summary>
    public static readonly UnitSet Triggers = new(":/.：／．。｡；");

    private static readonly SearchValues<char> InPath =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~%!$&'()*+,;=:@/?#[]{}^\\");

    /// <summary>Han, kana, Japanese punctuation: text that is glued to an address and ends it.</summary>
    public static bool IsJapanese(char c) =>
        c is (>= '\u3000' and <= '\u30FF') or (>= '\u31F0' and <= '\u31FF') or (>= '\u3400' and <= '\u4DBF')
            or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF66' and <= '\uFF9F');

    /// <summary>Japanese letters that can stand in a domain name.</summary>
    public static bool IsJapaneseLetter(char c) =>
        (IsJapanese(c) && c > '\u3030') || c is '\u3005' or '\u3006' or '\u3007';

    /// <summary>Full-width letters, digits and hyphen.</summary>
    public static bool IsFullWidthName(char c) =>
        c is (>= '\uFF10' and <= '\uFF19') or (>= '\uFF21' and <= '\uFF3A') or (>= '\uFF41' and <= '\uFF5A') or '\uFF0D' or '\uFF3F';

    /// <summary>Letters, digits, hyphen and underscore, ASCII or full-width.</summary>
    public static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || IsFullWidthName(c);

    /// <summary>Full stops as browsers read them.</summary>
    public static bool IsDot(char c) => c == '.' || HostCharacters.IsForeignDot(c);

    /// <summary>ASCII that people see as part of an address behind its host.</summary>
    public static bool IsPath(char c) => InPath.Contains(c);

    /// <summary>A letter of another script, a styled letter, an invisible character or half of a surrogate pair.</summary>
    public static bool IsForeign(char c) =>
        c >= 128 && !IsJapanese(c)
        && (char.IsLetter(c) || char.IsSurrogate(c) || HostCharacters.IsInvisible(c) || HostCharacters.IsStyled(c) || HostCharacters.IsConfusableSlash(c))
        && (c < '\uFF00' || IsFullWidthName(c) || HostCharacters.IsInvisible(c));

    /// <summary>The ASCII letter or digit a full-width one stands for; others unchanged.</summary>
    public static char Narrow(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
}
