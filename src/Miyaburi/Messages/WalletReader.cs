using Miyaburi.Text;

namespace Miyaburi.Messages;

/// <summary>
/// Finds cryptocurrency addresses by their alphabets and lengths: Bitcoin (Base58 of 26–35 characters beginning with
/// 1 or 3, BIP 173 Bech32 beginning with bc1), Ethereum (0x and 40 hexadecimal digits), Tron (T and 33 characters).
/// Read from the original text, since Base58 tells capitals from small letters.
/// </summary>
internal static class WalletReader
{
    private static readonly System.Buffers.SearchValues<char> Hexadecimal = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private const int Shortest = 26;
    private const int Longest = 64;

    internal static void Read(FoldedPart part, ContactPoints found)
    {
        var text = part.Part.Text;
        for (var i = 0; i < text.Length && !found.IsFull;)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end - i is >= Shortest and <= Longest && IsWallet(text.AsSpan(i, end - i)) && StandsAlone(text, i, end))
            {
                found.Add(new ContactPoint(ContactKind.Wallet, text[i..end], PhoneKind.None, part.Part.Id, new TextRange(i, end - i)));
            }

            i = end;
        }
    }

    private static bool IsWallet(ReadOnlySpan<char> word) => word switch
    {
        ['b' or 'B', 'c' or 'C', '1', ..] => word.Length is 42 or 62,
        ['0', 'x', ..] => word.Length == 42 && !word[2..].ContainsAnyExcept(Hexadecimal),
        ['T', ..] => word.Length == 34 && IsBase58(word),
        ['1' or '3', ..] => word.Length <= 35 && IsBase58(word),
        _ => false,
    };

    private static bool IsBase58(ReadOnlySpan<char> word) =>
        !word.ContainsAny("0OIl")
        && word.ContainsAnyInRange('a', 'z') && word.ContainsAnyInRange('A', 'Z') && word.ContainsAnyInRange('1', '9');

    private static bool StandsAlone(string text, int start, int end) =>
        (start == 0 || text[start - 1] is not ('/' or '=' or '.' or '-' or '_' or '%' or '+' or '@'))
        && (end == text.Length || text[end] is not ('/' or '=' or '.' or '-' or '_' or '%' or '+' or '@'));
}
