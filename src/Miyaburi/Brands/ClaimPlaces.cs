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

    private const int OpeningReach = 48;
    private const int SignatureReach = 400;

    private static readonly SearchValues<char> Openers = SearchValues.Create("【[〔《〈≪<「『");
    private static readonly SearchValues<char> Closers = SearchValues.Create("】]〕》〉≫>」』\n");
    private static readonly SearchValues<char> NameClosers = SearchValues.Create("】]〕》〉≫>");

    private readonly ImmutableArray<string> before = [.. cues.Before.Select(Fold)];
    private readonly ImmutableArray<string> after = [.. cues.After.Select(Fold)];
    private readonly ImmutableArray<string> disclaim = [.. cues.Disclaim.Select(Fold)];

    internal BrandPlace PlaceOf(FoldedPart part, TextRange name, MessageKind kind) => part.Part.Role switch
    {
        PartRole.SenderName => BrandPlace.SenderName,
        PartRole.Subject or PartRole.Body when IsDisclaimed(part.Text.Folded, name) => BrandPlace.Mention,
        PartRole.Subject => InBracket(part.Text.Folded, name) ? BrandPlace.Bracket : BrandPlace.Subject,
        PartRole.Hidden => BrandPlace.Mention,
        _ => PlaceInBody(part.Text.Folded, name, kind),
    };

    private BrandPlace PlaceInBody(string text, TextRange name, MessageKind kind)
    {
        if (name.Start < BracketReach && InBracket(text, name))
        {
            return BrandPlace.Bracket;
        }

        if (SpeaksOfItself(text, name))
        {
            return BrandPlace.SelfReference;
        }

        if (IsOpening(text, name, kind))
        {
            return BrandPlace.Opening;
        }

        return IsSignature(text, name) ? BrandPlace.Signature : BrandPlace.Mention;
    }

    /// <summary>「…を装った」 speaks of the brand as somebody else's mask.</summary>
    private bool IsDisclaimed(string text, TextRange name)
    {
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
        var line = text.AsSpan(0, name.Start);
        var open = line.LastIndexOfAny(Openers);
        if (open < 0 || name.Start - open > 24 || line[open..].ContainsAny(Closers))
        {
            return false;
        }

        var isQuote = line[open] is '「' or '『';
        var rest = text.AsSpan(name.End, Math.Min(24, text.Length - name.End));
        return !isQuote && rest.IndexOfAny(NameClosers) is >= 0 and var close && !rest[..close].Contains('\n');
    }

    private bool SpeaksOfItself(string text, TextRange name)
    {
        var tail = text.AsSpan(name.End).TrimStart(" )」』");
        foreach (var cue in after)
        {
            if (tail.StartsWith(cue, StringComparison.Ordinal))
            {
                return true;
            }
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

    private static bool IsOpening(string text, TextRange name, MessageKind kind)
    {
        if (name.Start > OpeningReach)
        {
            return false;
        }

        var head = text.AsSpan(0, name.Start);
        return kind is MessageKind.Sms || head.Trim().IsEmpty || !head.TrimStart().Contains('\n');
    }

    private static bool IsSignature(string text, TextRange name)
    {
        if (text.Length - name.End > SignatureReach)
        {
            return false;
        }

        return name.Start == 0 || text[name.Start - 1] == '\n';
    }

    private static string Fold(string cue) => FoldedText.Fold(cue).Folded;
}
