using System.Text;

namespace Miyaburi.Tests.Evasion;

/// <summary>One way to write the sender's name or the name of an attachment so that a filter reads something else than a person does.</summary>
/// <param name="Name">What it is called in the test's output.</param>
/// <param name="Sender">The sender's name.</param>
/// <param name="Attachment">Name of an attached program, or empty.</param>
internal sealed record SenderTrick(string Name, string Sender, string Attachment = "")
{
    private const string Brand = "Amazon";
    private const string Program = "seikyusho.exe";

    internal static readonly SenderTrick[] All =
    [
        new("blanks before the name", new string(' ', 60) + Brand),
        new("blanks behind the name", Brand + new string(' ', 200) + "."),
        new("braille blanks", "\u2800\u2800\u2800" + Brand),
        new("ideographic spaces", "\u3000\u3000" + Brand + "\u3000"),
        new("zero width spaces", string.Join('\u200B', Brand.ToCharArray())),
        new("soft hyphens", string.Join('\u00AD', Brand.ToCharArray())),
        new("blanks between the letters", string.Join(' ', Brand.ToCharArray())),
        new("full width letters", string.Concat(Brand.Select(c => (char)(c + 0xFEE0)))),
        new("Cyrillic letters", "Аmаzоn"),
        new("reversed by an override", "\u202Enozam\u0041\u202C") { Lowers = 0.16 },
        new("the official address in the name", Brand + " <account-update@amazon.co.jp>"),
        new("a closing bracket in the name", Brand + ">"),
        new("the name twice", Brand + "/" + Brand),
        new("a reversed attachment name", Brand, "seikyusho\u202Efdp.exe"),
        new("an attachment with two endings", Brand, "seikyusho.pdf.exe"),
        new("an attachment with blanks before its ending", Brand, "seikyusho.pdf" + new string(' ', 60) + ".exe"),
        new("an attachment with braille blanks before its ending", Brand, "seikyusho.pdf" + new string('\u2800', 30) + ".exe"),
        new("an attachment in full width letters", Brand, "seikyusho．ｅｘｅ"),
    ];

    /// <summary>Share of scams whose score the trick still lowers, measured 2026-11-28: a name that reads backwards claims nothing.</summary>
    internal double Lowers { get; init; }

    /// <summary>The same mail without the trick.</summary>
    internal byte[] Before(string text) => Write(text, Brand, Attachment.Length == 0 ? "" : Program);

    /// <summary>The mail with the trick.</summary>
    internal byte[] Write(string text) => Write(text, Sender, Attachment);

    public override string ToString() => Name;

    private static byte[] Write(string text, string sender, string attachment) => Encoding.UTF8.GetBytes($"""
        From: {Word(sender)} <notice@mail-center.example>
        To: <taro@example.or.jp>
        Subject: {Word("お知らせ")}
        Date: Mon, 23 Nov 2026 10:00:00 +0900
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b1"

        --b1
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: base64

        {Base64(text)}
        {(attachment.Length == 0 ? "" : $"--b1\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename*=utf-8''{Uri.EscapeDataString(attachment)}\nContent-Transfer-Encoding: base64\n\nTVqQAAMAAAAEAAAA\n")}--b1--

        """.ReplaceLineEndings("\r\n"));

    private static string Word(string text) => $"=?utf-8?B?{Base64(text)}?=";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
