using System.Text;

namespace Miyaburi.Tests.Evasion;

/// <summary>One way to write the same message so that a filter misses it while a person still reads it.</summary>
/// <param name="Name">What it is called in the test's output.</param>
/// <param name="Apply">Rewrites a message; gives it back unchanged where the trick has nothing to work on.</param>
internal sealed record Trick(string Name, Func<string, string> Apply)
{
    /// <summary>How far the probability of a scam may fall before it counts as lowered.</summary>
    internal const double Epsilon = 0.02;

    private const string Address4 = "203.0.113.9";

    private const string Newsletter = """


        今月の特集は冬の台所しごとです。大根は皮を厚くむき、下ゆでしてから煮ると味がよくしみます。白菜は外側の葉から使うと長持ちします。
        読者の投稿からは、干ししいたけの戻し汁を使った炊き込みご飯を紹介します。次号は一月下旬に、七草がゆと小豆の炊き方をお届けする予定です。
        編集部では、季節の写真と短い文章を募集しています。採用された方には記念の絵はがきを差し上げます。どうぞお楽しみに。
        """;

    /// <summary>Tricks of wording (detection.md, section 4); they work on honest texts too.</summary>
    internal static readonly Trick[] Wording =
    [
        new("zero width space in words", t => OutsideLinks(t, s => Between(s, IsJapanese, "\u200B"))),
        new("soft hyphen in words", t => OutsideLinks(t, s => Between(s, char.IsAsciiLetter, "\u00AD"))),
        new("word joiner in words", t => OutsideLinks(t, s => Between(s, IsJapanese, "\u2060"))),
        new("blanks between characters", t => OutsideLinks(t, s => Between(s, IsJapanese, " "))),
        new("full width letters and digits", t => OutsideLinks(t, s => Map(s, c => c is > ' ' and < '\u007F' ? (char)(c + 0xFEE0) : c))),
        new("kanji for kana", t => OutsideLinks(t, s => Map(s, c => c switch { 'カ' => '力', 'ロ' => '口', 'ニ' => '二', 'エ' => '工', 'ト' => '卜', _ => c }))),
        new("upper case", t => OutsideLinks(t, s => s.ToUpperInvariant())),
        new("half width kana", t => OutsideLinks(t, s => Map(s, HalfWidth))),
        new("variation selectors", t => OutsideLinks(t, s => Between(s, IsJapanese, "\uFE0E"))),
        new("left-to-right marks", t => OutsideLinks(t, s => Between(s, IsJapanese, "\u200E"))),
        new("line breaks", t => t.Replace("。", "。\n\n", StringComparison.Ordinal)),
    ];

    /// <summary>Text put beside the message.</summary>
    internal static readonly Trick[] Padding =
    [
        new("a warning at the end", t => t + "\n詐欺にご注意ください。"),
        new("a newsletter pasted below", t => t + Newsletter),
        new("letters and digits at the end", t => t + "\nq8Zt3LmP0xVb"),
    ];

    /// <summary>Tricks on the address.</summary>
    internal static readonly Trick[] Address =
    [
        new("official domain before @", t => OnHost(t, (scheme, host, rest) => $"{scheme}www.jcom.co.jp@{host}{rest}")),
        new("backslashes", t => OnHost(t, (_, host, rest) => $"https:\\\\{host}{rest}")),
        new("one slash", t => OnHost(t, (_, host, rest) => $"https:/{host}{rest}")),
        new("percent encoded letter", t => OnHost(t, (scheme, host, rest) => $"{scheme}%{(int)host[0]:x2}{host[1..]}{rest}")),
        new("ideographic full stop", t => OnHost(t, (scheme, host, rest) => scheme + host.Replace('.', '。') + rest)),
        new("full width host", t => OnHost(t, (scheme, host, rest) => scheme + Map(host, c => char.IsAsciiLetterOrDigit(c) ? (char)(c + 0xFEE0) : c) + rest)),
        new("soft hyphen in host", t => OnHost(t, (scheme, host, rest) => $"{scheme}{host[0]}\u00AD{host[1..]}{rest}")),
        new("upper case host", t => OnHost(t, (scheme, host, rest) => scheme + host.ToUpperInvariant() + rest)),
        new("official domain in the fragment", t => OnHost(t, (scheme, host, rest) => $"{scheme}{host}{rest}#www.jcom.co.jp")),
        new("official domain in the path", t => OnHost(t, (scheme, host, rest) => $"{scheme}{host}/www.jcom.co.jp{rest}")),
        new("official domain in the query", t => OnHost(t, (scheme, host, rest) => $"{scheme}{host}{(rest.Length == 0 ? "/" : rest)}?from=www.jcom.co.jp")),
        new("official domain before a false slash", t => OnHost(t, (scheme, host, rest) => $"{scheme}www.jcom.co.jp\u2215login@{host}{rest}")),
        new("official domain before ん", t => OnHost(t, (scheme, host, rest) => $"{scheme}www.jcom.co.jpん.{host}{rest}")),
        new("official domain glued on", t => OnHost(t, (scheme, host, rest) => $"{scheme}www.jcom.co.jpaccountc5e1.{host}{rest}")),
        new("random subdomain", t => OnHost(t, (scheme, host, rest) => $"{scheme}x7f3k2q9.{host}{rest}")),
        new("recipient in the fragment", t => OnHost(t, (scheme, host, rest) => $"{scheme}{host}{rest}#taro@example.or.jp")),
        new("no slash", t => OnHost(t, (_, host, rest) => $"https:{host}{rest}")),
        new("byte order mark in host", t => OnHost(t, (scheme, host, rest) => $"{scheme}{host[0]}\uFEFF{host[1..]}{rest}")),
        new("squared letters", t => OnHost(t, (scheme, host, rest) => scheme + string.Concat(host.Select(Squared)) + rest)),
        new("all letters percent encoded", t => OnHost(t, (scheme, host, rest) => scheme + string.Concat(host.Select(c => c == '.' ? "." : $"%{(int)c:x2}")) + rest)),
        new("Cyrillic letters in host", t => OnHost(t, (scheme, host, rest) => scheme + Cyrillic(host) + rest)),
        new("Google Translate's proxy", t => OnHost(t, (_, host, rest) => $"https://{host.Replace("-", "--", StringComparison.Ordinal).Replace('.', '-')}.translate.goog{rest}")),
        new("AMP cache", t => OnHost(t, (_, host, rest) => $"https://www.google.com/amp/s/{host}{rest}")),
        new("Bing's redirect", t => OnHost(t, (_, host, rest) => $"https://www.bing.com/ck/a?!&&p=1&u=a1{Base64Url($"https://{host}{rest}")}&ntb=1")),
        new("an advertiser's redirect", t => OnHost(t, (_, host, rest) => $"https://googleads.g.doubleclick.net/pcs/click?adurl=https%3A%2F%2F{host}{rest}")),
        new("an app link's redirect", t => OnHost(t, (_, host, rest) => $"https://app.adjust.com/abc123?redirect=https%3A%2F%2F{host}{rest}")),
        new("YouTube's redirect", t => OnHost(t, (_, host, rest) => $"https://www.youtube.com/redirect?q=https%3A%2F%2F{host}{rest}")),
        new("Google Translate", t => OnHost(t, (_, host, rest) => $"https://translate.google.com/translate?sl=en&tl=ja&u=https://{host}{rest}")),
        new("search engine's redirect encoded twice", t => OnHost(t, (_, host, rest) => $"https://www.google.com/url?q={Uri.EscapeDataString(Uri.EscapeDataString($"https://{host}{rest}"))}")),
        new("a letter of the host encoded twice", t => OnHost(t, (scheme, host, rest) => $"{scheme}%25{(int)host[0]:x2}{host[1..]}{rest}")),
        new("ideographic space in host", t => OnHost(t, (scheme, host, rest) => $"{scheme}{host.Replace(".", "\u3000.", StringComparison.Ordinal)}{rest}")),
        new("half width ideographic full stop", t => OnHost(t, (scheme, host, rest) => scheme + host.Replace('.', '｡') + rest)),
        new("full width full stop", t => OnHost(t, (scheme, host, rest) => scheme + host.Replace('.', '．') + rest)),
        AsNumber("one decimal number", "3405803785"),
        AsNumber("hexadecimal number", "0xcb007109"),
        AsNumber("hexadecimal parts", "0xcb.0x0.0x71.0x9"),
        AsNumber("octal parts", "0313.0.0161.011"),
        AsNumber("three parts", "203.0.28937"),
        AsNumber("IPv6 that holds IPv4", "[::ffff:203.0.113.9]"),
        AsNumber("IPv6 that holds IPv4 in hexadecimal", "[::ffff:cb00:7109]"),
        AsNumber("full width digits", "２０３.０.１１３.９"),
        new("search engine's redirect", t => OnHost(t, (_, host, rest) => $"https://www.google.com/url?q=https%3A%2F%2F{host}{rest}")),
    ];

    /// <summary>The message beside which the tricked one is held.</summary>
    internal Func<string, string> Before { get; init; } = text => text;

    public override string ToString() => Name;

    /// <summary>A host that is a number, spelled in another way than with four decimal parts.</summary>
    private static Trick AsNumber(string name, string spelling) => new("host as " + name, t => OnHost(t, (scheme, _, rest) => scheme + spelling + rest))
    {
        Before = t => OnHost(t, (scheme, _, rest) => scheme + Address4 + rest),
    };

    private static bool IsJapanese(char c) => c is >= '\u3041' and <= '\u30FF' or >= '\u4E00' and <= '\u9FFF';

    /// <summary>Half width forms of katakana without a voice mark.</summary>
    private static char HalfWidth(char c)
    {
        const string Full = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
        var at = Full.IndexOf(c, StringComparison.Ordinal);
        return at < 0 ? c : (char)('\uFF71' + at);
    }

    private static string Squared(char c) =>
        char.IsAsciiLetter(c) ? char.ConvertFromUtf32(0x1F130 + char.ToUpperInvariant(c) - 'A') : c.ToString();

    /// <summary>Every label but the last in letters that look the same.</summary>
    private static string Cyrillic(string host)
    {
        var end = host.LastIndexOf('.');
        return end < 0 ? host : Map(host[..end], c => c switch { 'a' => 'а', 'e' => 'е', 'o' => 'о', 'p' => 'р', 'c' => 'с', _ => c }) + host[end..];
    }

    private static string Base64Url(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Map(string text, Func<char, char> map) => string.Create(text.Length, (text, map), static (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = state.map(state.text[i]);
        }
    });

    private static string Between(string text, Func<char, bool> isLetter, string mark)
    {
        var output = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            output.Append(text[i]);
            if (i + 1 < text.Length && isLetter(text[i]) && isLetter(text[i + 1]))
            {
                output.Append(mark);
            }
        }

        return output.ToString();
    }

    private static string OutsideLinks(string text, Func<string, string> change)
    {
        var (start, end) = Link(text);
        return start < 0 ? change(text) : change(text[..start]) + text[start..end] + change(text[end..]);
    }

    private static string OnHost(string text, Func<string, string, string, string> change)
    {
        var (start, end) = Link(text);
        if (start < 0)
        {
            return text;
        }

        var host = text.IndexOf("//", start, StringComparison.Ordinal) + 2;
        var rest = text.IndexOfAny(['/', '?', '#'], host) is var at && at >= 0 && at < end ? at : end;
        return text[..start] + change(text[start..host], text[host..rest], text[rest..end]) + text[end..];
    }

    /// <summary>The first address with a scheme and a domain name; (-1, -1) where there is none.</summary>
    private static (int Start, int End) Link(string text)
    {
        for (var start = text.IndexOf("http", StringComparison.Ordinal); start >= 0; start = text.IndexOf("http", start + 4, StringComparison.Ordinal))
        {
            var end = start + text[start..].TakeWhile(c => c is > ' ' and < '\u007F').Count();
            var host = text.IndexOf("//", start, end - start, StringComparison.Ordinal) + 2;
            if (host - start is 7 or 8 && end - host > 3 && char.IsAsciiLetterOrDigit(text[host]) && text.AsSpan(host, end - host).Contains('.'))
            {
                return (start, end);
            }
        }

        return (-1, -1);
    }
}
