using System.Buffers;
using Miyaburi.Text;

namespace Miyaburi.Messages;

/// <summary>
/// Finds personal LINE IDs: behind 「LINE ID」 or 「ライン追加 ID」, and in addresses that add a friend (<c>line.me/ti/p/~id</c>).
/// An ID has 4 to 20 small letters, digits, dots, hyphens and underscores. Account IDs begin with @ and are found elsewhere.
/// </summary>
internal static class LineIdReader
{
    private const int Shortest = 4;
    private const int Longest = 20;

    /// <summary>Units between LINE, "ID" and the ID itself.</summary>
    private const int Gap = 8;

    private static readonly SearchValues<string> Names = SearchValues.Create(["line", "らいん"], StringComparison.Ordinal);
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");

    private static readonly SearchValues<char> DigitsAndLine = SearchValues.Create("0123456789_");

    /// <summary>「LINE の ID」「ライン追加 ID」「LINE(ID)」; anything else belongs to another ID (「LINEでログイン。会員ID」).</summary>
    private static readonly SearchValues<char> BetweenNameAndCue = SearchValues.Create(" 　のは用追加登録友達だち検索・:-_/([「【");

    internal static void Read(FoldedPart part, ContactPoints found)
    {
        var text = part.Text.Folded;
        for (var at = 0; at < text.Length && !found.IsFull;)
        {
            var step = text.AsSpan(at).IndexOfAny(Names);
            if (step < 0)
            {
                return;
            }

            at += step;
            var behind = at + (text[at] == 'l' ? 4 : 3);
            if (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]))
            {
                ReadBehind(part, behind, found);
            }

            at = behind;
        }
    }

    private static void ReadBehind(FoldedPart part, int at, ContactPoints found)
    {
        var text = part.Text.Folded.AsSpan();
        var start = StartInAddress(text, at);
        start = start < 0 ? StartBehindCue(text, at) : start;
        if (start < 0)
        {
            return;
        }

        var length = text[start..].IndexOfAnyExcept(IdCharacters);
        var id = (length < 0 ? text[start..] : text.Slice(start, length)).TrimEnd("._-");
        if (id.Length is >= Shortest and <= Longest && id is not ("http" or "https") && !text[(start + id.Length)..].StartsWith("@"))
        {
            found.Add(new ContactPoint(ContactKind.LinePersonalId, id.ToString(), PhoneKind.None, part.Part.Id, part.ToOriginal(new TextRange(start, id.Length))));
        }
    }

    /// <summary>Behind the tilde of an address that adds a friend, or −1.</summary>
    private static int StartInAddress(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<string> paths = [".me/ti/p/~", ".me/r/ti/p/~", "://ti/p/~", ".me/ti/p/%7e"];
        foreach (var path in paths)
        {
            if (text[at..].StartsWith(path, StringComparison.Ordinal))
            {
                return at + path.Length;
            }
        }

        return -1;
    }

    /// <summary>Behind "ID" and what separates it from the ID: a mark or Japanese, or a blank when the ID is no plain word.</summary>
    private static int StartBehindCue(ReadOnlySpan<char> text, int at)
    {
        var cue = text[at..Math.Min(text.Length, at + Gap + 2)].IndexOf("id");
        if (cue < 0 || text.Slice(at, cue).ContainsAnyExcept(BetweenNameAndCue))
        {
            return -1;
        }

        at += cue + 2;
        var gap = text[at..Math.Min(text.Length, at + Gap)].IndexOfAny(IdCharacters);
        if (gap <= 0 || (text.Slice(at, gap).IsWhiteSpace() && !IsNoWord(text[(at + gap)..])))
        {
            return -1;
        }

        return at + gap;
    }

    private static bool IsNoWord(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept(IdCharacters);
        return (length < 0 ? text : text[..length]).TrimEnd('.').ContainsAny(DigitsAndLine);
    }
}
