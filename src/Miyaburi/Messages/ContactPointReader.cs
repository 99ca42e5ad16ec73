using System.Buffers;
using System.Collections.Immutable;
using Miyaburi.Text;

namespace Miyaburi.Messages;

/// <summary>Finds phone numbers, LINE IDs, mail addresses, bank accounts and wallets in folded text.</summary>
public static class ContactPointReader
{
    private const int AccountDigits = 7;
    private const int ServiceDigits = 3;

    /// <summary>Folded characters before a service number within which the word for dialling stands.</summary>
    private const int ServiceReach = 8;
    private static readonly SearchValues<char> Starts = SearchValues.Create("0123456789+@(");
    private static readonly string[] LineCues = ["lineid", "line id", "らいんid", "line:", "lineの", "lineで", "line追加", "lineを"];
    private static readonly string[] AccountCues = ["口座番号", "普通預金", "普通", "当座", "口座"];
    private static readonly SearchValues<string> ServiceCues =
        SearchValues.Create(["局番なし", "電話", "tel", "だいやる", "だいある", "お問い合わせ", "お問合せ", "問合せ", "℡", "☎"], StringComparison.Ordinal);
    private static readonly string[] PhoneCues = ["電話", "tel", "お問い合わせ", "問合せ", "ご連絡", "連絡先", "窓口", "番号", "まで", "だいやる", "call", "phone", "℡", "☎"];

    /// <summary>All contact points of a message, in reading order, at most <see cref="AnalysisLimits.ContactPoints"/>.</summary>
    public static ImmutableArray<ContactPoint> Read(IEnumerable<FoldedPart> parts, AnalysisLimits limits)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(limits);
        var found = new ContactPoints(limits.ContactPoints);
        foreach (var part in parts)
        {
            if (part.Part.Role is not PartRole.Hidden)
            {
                Read(part, found);
            }
        }

        return found.ToImmutable();
    }

    private static void Read(FoldedPart part, ContactPoints found)
    {
        var text = part.Text.Folded;
        for (var i = 0; i < text.Length && !found.IsFull;)
        {
            var step = text.AsSpan(i).IndexOfAny(Starts);
            if (step < 0)
            {
                break;
            }

            i += step;
            i = text[i] == '@' ? ReadAt(part, i, found) : ReadNumber(part, i, found);
        }

        LineIdReader.Read(part, found);
        WalletReader.Read(part, found);
    }

    /// <summary>A mail address around the sign, or a LINE ID that begins with it.</summary>
    private static int ReadAt(FoldedPart part, int at, ContactPoints found)
    {
        var text = part.Text.Folded;
        var start = at;
        while (start > 0 && IsLocal(text[start - 1]))
        {
            start--;
        }

        var end = at + 1;
        while (end < text.Length && (IsLocal(text[end]) || text[end] == '.'))
        {
            end++;
        }

        while (end > at && text[end - 1] is '.' or '-' or '_')
        {
            end--;
        }

        var domain = text.AsSpan(at + 1, Math.Max(0, end - at - 1));
        if (start < at && domain.Contains('.') && IsMailContext(text, start))
        {
            Add(part, ContactKind.Email, text[start..end], PhoneKind.None, start, end, found);
        }
        else if (start == at && domain.Length is >= 3 and <= 20 && HasCue(text, at, LineCues))
        {
            Add(part, ContactKind.LineId, text[at..end], PhoneKind.None, at, end, found);
        }

        return Math.Max(end, at + 1);
    }

    private static int ReadNumber(FoldedPart part, int start, ContactPoints found)
    {
        var text = part.Text.Folded;
        var end = start;
        var separators = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsSeparator(text, end, start)))
        {
            separators += char.IsAsciiDigit(text[end]) ? 0 : 1;
            end++;
        }

        while (end > start && !char.IsAsciiDigit(text[end - 1]))
        {
            end--;
        }

        if (end - start == ServiceDigits && IsServiceNumber(text, start, end))
        {
            Add(part, ContactKind.Phone, text[start..end], PhoneKind.Service, start, end, found);
            return end;
        }

        if (end - start < AccountDigits || IsInsideWord(text, start, end))
        {
            return Math.Max(end, start + 1);
        }

        var number = PhoneNumbers.Normalize(text.AsSpan(start, end - start));
        var kind = PhoneNumbers.KindOf(number);
        if (kind is not PhoneKind.None && (separators > 0 || HasCue(text, start, PhoneCues) || HasCueBehind(text, end)))
        {
            Add(part, ContactKind.Phone, number, kind, start, end, found);
        }
        else if (number.Length is AccountDigits && separators == 0 && HasCue(text, start, AccountCues))
        {
            Add(part, ContactKind.BankAccount, number, PhoneKind.None, start, end, found);
        }

        return end;
    }

    /// <summary>Three digits are a number to dial only right behind a word for dialling, and where they count nothing.</summary>
    private static bool IsServiceNumber(string text, int start, int end)
    {
        if (IsInsideWord(text, start, end) || PhoneNumbers.KindOf(text.AsSpan(start, end - start)) is not PhoneKind.Service)
        {
            return false;
        }

        var before = text.AsSpan(Math.Max(0, start - ServiceReach), Math.Min(ServiceReach, start));
        var counts = end < text.Length && text[end] != '番' && char.IsLetter(text[end]) && !HasCueBehind(text, end) && text[end] is not ('で' or 'に' or 'を' or 'か' or 'も');
        return !counts && before.ContainsAny(ServiceCues);
    }

    private static bool IsSeparator(string text, int index, int start) => text[index] switch
    {
        '+' or '(' => index == start || (text[index] == '(' && index + 1 < text.Length && char.IsAsciiDigit(text[index + 1])),
        '-' or ')' or 'ー' or '−' or '‐' => index + 1 < text.Length && (char.IsAsciiDigit(text[index + 1]) || text[index + 1] is '(' or ' '),
        ' ' => index + 1 < text.Length && char.IsAsciiDigit(text[index + 1]) && index > start,
        _ => false,
    };

    private static bool IsInsideWord(string text, int start, int end) =>
        (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '/' or '=' or '-' or '.' or '_' or '%'))
        || (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] is '/' or '='));

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '+';

    private static bool IsMailContext(string text, int start) => start == 0 || text[start - 1] is not ('/' or '?' or '#' or '=' or '&' or ':');

    private static bool HasCue(string text, int index, string[] cues)
    {
        var before = text.AsSpan(Math.Max(0, index - 20), Math.Min(20, index));
        foreach (var cue in cues)
        {
            if (before.Contains(cue, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasCueBehind(string text, int end)
    {
        var behind = text.AsSpan(end, Math.Min(8, text.Length - end));
        return behind.StartsWith("まで", StringComparison.Ordinal) || behind.StartsWith("に電話", StringComparison.Ordinal) || behind.StartsWith("へ", StringComparison.Ordinal);
    }

    private static void Add(FoldedPart part, ContactKind kind, string value, PhoneKind phone, int start, int end, ContactPoints found) =>
        found.Add(new ContactPoint(kind, value, phone, part.Part.Id, part.ToOriginal(new TextRange(start, end - start))));
}
