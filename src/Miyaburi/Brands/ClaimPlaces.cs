using System.Buffers;
using System.Collections.Immutable;
using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Brands;

/// <summary>Tells, from where a name stands, whether the message claims to come from the brand or only mentions it.</summary>
internal sealed class ClaimPlaces(ClaimCues cues)
{
    /// <summary>Brackets name the author only near the start; later ones are headings.</summary>
    private const int BracketReach = 240;

    /// <summary>「…などの金融機関をかたる」: a few words may stand between.</summary>
    private const int DisclaimReach = 12;

    /// <summary>Folded characters within which branch and kind of account stand behind a bank's name.</summary>
    private const int PayeeReach = 24;

    private const int OpeningReach = 48;

    /// <summary>Behind a short article or mark ("The …", "[…").</summary>
    private const int LeadReach = 4;

    /// <summary>Latin letters beside "account" or "team" name the author only in the greeting.</summary>
    private const int GreetingReach = 240;
    private const int SignatureReach = 400;

    private static readonly SearchValues<char> Openers = SearchValues.Create("【[〔《〈≪<「『");
    private static readonly SearchValues<char> Closers = SearchValues.Create("】]〕》〉≫>」』\n");
    private static readonly SearchValues<char> NameOpeners = SearchValues.Create("【[〔《〈≪<");
    private static readonly SearchValues<char> NameClosers = SearchValues.Create("】]〕》〉≫>");
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。.!?、,】]〕》〉≫>」』)\n");

    private readonly ImmutableArray<string> before = [.. cues.Before.Select(Fold)];
    private readonly ImmutableArray<string> after = [.. cues.After.Select(Fold)];
    private readonly ImmutableArray<string> channels = [.. cues.Channels.Select(Fold)];
    private readonly ImmutableArray<string> disclaim = [.. cues.Disclaim.Select(Fold)];
    private readonly ImmutableArray<string> topics = [.. cues.Topics.Select(Fold)];
    private readonly ImmutableArray<string> introductions = [.. cues.Introductions.Select(Fold)];
    private readonly SearchValues<string> branches = SearchValues.Create([.. cues.Branches.Select(Fold)], StringComparison.Ordinal);
    private readonly SearchValues<string> accounts = SearchValues.Create([.. cues.Accounts.Select(Fold)], StringComparison.Ordinal);

    /// <summary>Whether the language of a whole part tells something of the names in it; looked at once, not at every name.</summary>
    internal static bool AsksForLanguage(PartRole role) => role is PartRole.SenderName or PartRole.Subject;

    /// <summary>The place of one name.</summary>
    /// <param name="part">The part it stands in.</param>
    /// <param name="isJapanese">Whether the part is Japanese, where <see cref="AsksForLanguage"/>.</param>
    /// <param name="name">The name, in the folded text.</param>
    /// <param name="kind">The kind of message.</param>
    internal BrandPlace PlaceOf(FoldedPart part, bool isJapanese, TextRange name, MessageKind kind) => part.Part.Role switch
    {
        PartRole.SenderName => isJapanese || Leads(part.Text.Folded, name) ? BrandPlace.SenderName : BrandPlace.Mention,
        PartRole.Subject or PartRole.Body when IsDisclaimed(part.Text.Folded, name) => BrandPlace.Mention,
        PartRole.Subject => PlaceInSubject(part.Text.Folded, isJapanese, name),
        PartRole.Hidden => BrandPlace.Mention,
        _ => PlaceInBody(part.Text.Folded, name, kind) is not BrandPlace.Mention and var place ? place
            : BeginsPassage(part, name) ? BrandPlace.Passage
            : BrandPlace.Mention,
    };

    /// <summary>
    /// Japanese subjects name their author without more ado; in other languages a name there is mostly the topic.
    /// </summary>
    private BrandPlace PlaceInSubject(string text, bool isJapanese, TextRange name)
    {
        if (InBracket(text, name))
        {
            return BrandPlace.Bracket;
        }

        return isJapanese ? BrandPlace.Subject
            : SpeaksOfItself(text, name) ? BrandPlace.SelfReference
            : BrandPlace.Mention;
    }

    /// <summary>A name that leads, ends or fills most of a longer one ("Rakuten Card Co.", not "Daily Windows Tips").</summary>
    private static bool Leads(ReadOnlySpan<char> text, TextRange name) =>
        name.Start <= LeadReach || name.End >= text.Length || name.Length * 2 >= text.Length;

    private BrandPlace PlaceInBody(string text, TextRange name, MessageKind kind)
    {
        if (IsInAddress(text, name))
        {
            return BrandPlace.Mention;
        }

        if (name.Start < BracketReach && InBracket(text, name))
        {
            return BrandPlace.Bracket;
        }

        if (SpeaksOfItself(text, name) && (name.Start < GreetingReach || IsInJapanese(text, name)))
        {
            return BrandPlace.SelfReference;
        }

        if (IntroducesItself(text, name))
        {
            return BrandPlace.SelfReference;
        }

        if (IsOpening(text, name, kind))
        {
            return BrandPlace.Opening;
        }

        return IsSignature(text, name) ? BrandPlace.Signature : BrandPlace.Mention;
    }

    /// <summary>
    /// As a message of its own would begin: 「【J:COM】…」 behind a line or sentence, 「J:COM …」 on a line of its own. Lines are those
    /// that a person sees; folding joins wrapped ones.
    /// </summary>
    private bool BeginsPassage(FoldedPart part, TextRange name)
    {
        var text = part.Text.Folded;
        if (IsInAddress(text, name) || IsTopic(text, name.End) || IsDisclaimed(text, name) || !IsInJapanese(text, name))
        {
            return false;
        }

        var head = part.Part.Text.AsSpan(0, part.ToOriginal(name).Start);
        var isBracketed = name.Start > 0 && NameOpeners.Contains(text[name.Start - 1]) && InBracket(text, name);
        head = (isBracketed ? head[..^1] : head).TrimEnd(" \u3000\r");
        return head.IsEmpty || head[^1] == '\n' || (isBracketed && SentenceEnds.Contains(head[^1]));
    }

    /// <summary>A bank with branch and kind of account is where money goes: 「○○銀行 新宿支店 普通」.</summary>
    private bool IsPayee(ReadOnlySpan<char> behind)
    {
        var line = behind.IndexOf('\n') is >= 0 and var end ? behind[..end] : behind;
        return line.ContainsAny(branches) && line.ContainsAny(accounts);
    }

    /// <summary>「…を装った」 speaks of the brand as somebody else's mask, an account at a bank only of the bank.</summary>
    private bool IsDisclaimed(string text, TextRange name)
    {
        if (IsPayee(text.AsSpan(name.End, Math.Min(PayeeReach, text.Length - name.End))))
        {
            return true;
        }

        if (BeginsWithAny(text.AsSpan(name.Start), channels))
        {
            return true;
        }

        var behind = text.AsSpan(name.End, Math.Min(DisclaimReach, text.Length - name.End));
        foreach (var cue in disclaim)
        {
            if (behind.Contains(cue, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool InBracket(string text, TextRange name)
    {
        var from = Math.Max(0, name.Start - 24);
        var line = text.AsSpan(from, name.Start - from);
        var open = line.LastIndexOfAny(Openers);
        if (open < 0 || line[open..].ContainsAny(Closers))
        {
            return false;
        }

        var isQuote = line[open] is '「' or '『';
        open += from;
        var rest = text.AsSpan(name.End, Math.Min(24, text.Length - name.End));
        if (isQuote || rest.IndexOfAny(NameClosers) is not (>= 0 and var close) || rest[..close].Contains('\n'))
        {
            return false;
        }

        var inner = new TextRange(name.Start - open - 1, name.Length);
        var bracket = text.AsSpan(open + 1, name.End + close - open - 1);
        return Leads(bracket, inner) || JapaneseText.IsJapanese(bracket);
    }

    private bool SpeaksOfItself(string text, TextRange name)
    {
        if (BeginsWithAny(text.AsSpan(name.End).TrimStart(" )」』"), after))
        {
            return true;
        }

        var head = text.AsSpan(0, name.Start).TrimEnd(" (「『");
        foreach (var cue in before)
        {
            if (head.EndsWith(cue, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInJapanese(string text, TextRange name) =>
        JapaneseText.IsJapanese(text.AsSpan(Math.Max(0, name.Start - 12), Math.Min(text.Length, name.End + 12) - Math.Max(0, name.Start - 12)));

    /// <summary>「Amazonです。」 at the start of a sentence; in 「お支払い方法はPayPayです」 the name is no author.</summary>
    private bool IntroducesItself(string text, TextRange name)
    {
        if (name.Start > OpeningReach || !BeginsWithAny(text.AsSpan(name.End), introductions))
        {
            return false;
        }

        var head = text.AsSpan(0, name.Start).TrimEnd(" (「『");
        return head.IsEmpty || SentenceEnds.Contains(head[^1]);
    }

    private bool IsOpening(string text, TextRange name, MessageKind kind)
    {
        if (name.Start > OpeningReach || IsTopic(text, name.End))
        {
            return false;
        }

        var head = text.AsSpan(0, name.Start);
        if (head.Length > 1 && head[^1] is '「' or '『')
        {
            return false;
        }

        return kind is MessageKind.Sms || head.Trim().IsEmpty || !head.TrimStart().Contains('\n');
    }

    /// <summary>A name in a path or host is the address's, not the sender's.</summary>
    private static bool IsInAddress(string text, TextRange name) =>
        (name.Start > 0 && text[name.Start - 1] is '/' or '.' or '-' or '_' or '@' or '=' or '&' or '?' or '%')
        || (name.End < text.Length && text[name.End] is '/' or '-' or '_' or '@' or '=');

    /// <summary>「Amazonで頼んだ」 speaks about the brand, 「Amazonプライム会費」 in its name.</summary>
    private bool IsTopic(string text, int end) => BeginsWithAny(text.AsSpan(end), topics);

    private static bool IsSignature(string text, TextRange name)
    {
        if (text.Length - name.End > SignatureReach)
        {
            return false;
        }

        return name.Start > 0 && text[name.Start - 1] == '\n';
    }

    private static bool BeginsWithAny(ReadOnlySpan<char> text, ImmutableArray<string> cues)
    {
        foreach (var cue in cues)
        {
            if (text.StartsWith(cue, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Fold(string cue) => FoldedText.FoldWord(cue);
}
