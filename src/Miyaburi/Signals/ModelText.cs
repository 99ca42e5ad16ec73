using System.Buffers;
using System.Collections.Immutable;
using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals;

/// <summary>The text that models are fitted and scored on: what a person reads, folded, with addresses masked.</summary>
/// <param name="Text">Subject and body.</param>
/// <param name="Ends">Where sentences and lines end, in UTF-16 units of <paramref name="Text"/>, rising; the last is its length.</param>
public sealed record ModelText(string Text, ImmutableArray<int> Ends)
{
    /// <summary>Stands for an address.</summary>
    private const char Mask = '\u0001';

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("\n。！？!?");

    private const int ShortestRandom = 8;

    /// <summary>Changes between letters and digits; a model name or an order number has fewer.</summary>
    private const int FewestChanges = 4;

    /// <summary>Subject and body, at most <paramref name="most"/> folded characters.</summary>
    public static ModelText Of(ImmutableArray<FoldedPart> parts, int most)
    {
        var text = new CharBuffer(256);
        var ends = ImmutableArray.CreateBuilder<int>();
        foreach (var part in parts)
        {
            if (IsRead(part) && text.Count < most)
            {
                AppendMasked(ref text, ends, part.Text.Folded, most);
            }
        }

        var masked = new string(text.Written);
        text.Free();
        return new ModelText(masked, ends.ToImmutable());
    }

    /// <summary>The last <paramref name="most"/> folded characters of subject and body, from the first sentence or line that begins among them.</summary>
    public static ModelText TailOf(ImmutableArray<FoldedPart> parts, int most)
    {
        var text = new CharBuffer(256);
        var ends = ImmutableArray.CreateBuilder<int>();
        var before = parts.Where(IsRead).Sum(p => (long)p.Text.Folded.Length) - most;
        foreach (var part in parts.Where(IsRead))
        {
            var folded = part.Text.Folded.AsSpan();
            if (before < folded.Length)
            {
                AppendMasked(ref text, ends, before > 0 ? FromSentence(folded, (int)before) : folded, int.MaxValue);
            }

            before -= folded.Length;
        }

        var masked = new string(text.Written);
        text.Free();
        return new ModelText(masked, ends.ToImmutable());
    }

    private static bool IsRead(FoldedPart part) => part.Part.Role is PartRole.Subject or PartRole.Body or PartRole.ImageText;

    /// <summary>No address or word is cut in two where a text begins with a sentence; one sentence alone begins where it is cut.</summary>
    private static ReadOnlySpan<char> FromSentence(ReadOnlySpan<char> folded, int at)
    {
        var rest = folded[at..];
        var end = rest.IndexOfAny(SentenceEnds);
        return end < 0 || end + 1 == rest.Length ? rest : rest[(end + 1)..];
    }

    /// <summary>
    /// Every run of address characters that is an address becomes one character, so that hosts are judged by the host model
    /// alone; letters and digits shuffled together say nothing, whoever put them there.
    /// </summary>
    private static void AppendMasked(ref CharBuffer text, ImmutableArray<int>.Builder ends, ReadOnlySpan<char> folded, int most)
    {
        var at = 0;
        var isBlank = false;
        if (text.Count > 0)
        {
            text.Append('\n');
        }

        while (at < folded.Length && text.Count < most)
        {
            var end = at;
            while (end < folded.Length && folded[end] is > ' ' and < '\u007F')
            {
                end++;
            }

            if (end == at)
            {
                AppendOutside(ref text, ends, folded[at++], ref isBlank);
                continue;
            }

            var run = folded[at..end];
            if (IsAddress(run))
            {
                Append(ref text, [Mask], ref isBlank);
            }
            else if (!ContinuesAddress(text, run, isBlank) && !IsRandom(run))
            {
                Append(ref text, run, ref isBlank);
            }

            at = end;
        }

        EndHere(text, ends);
    }

    private static void EndHere(in CharBuffer text, ImmutableArray<int>.Builder ends)
    {
        if (text.Count > 0 && (ends.Count == 0 || ends[^1] < text.Count))
        {
            ends.Add(text.Count);
        }
    }

    /// <summary>With a scheme, however it is written (<c>https:x</c> and <c>https:/x</c> are followed too), or with an "@".</summary>
    private static bool IsAddress(ReadOnlySpan<char> run) =>
        run.Contains("://", StringComparison.Ordinal) || run.Contains('@') || run.Contains("https:", StringComparison.Ordinal) || run.Contains("http:", StringComparison.Ordinal);

    /// <summary>What stands behind a letter that browsers read as part of a host (<c>https://a.jpん.b.top/</c>).</summary>
    private static bool ContinuesAddress(in CharBuffer text, ReadOnlySpan<char> run, bool isBlank) =>
        !isBlank && run.Length > 1 && run[0] is '.' && char.IsAsciiLetterOrDigit(run[1]) && text.Count > 1 && text[text.Count - 2] == Mask;

    /// <summary>Letters and digits that change places again and again, as in marks that make each copy differ.</summary>
    private static bool IsRandom(ReadOnlySpan<char> run)
    {
        if (run.Length < ShortestRandom)
        {
            return false;
        }

        var changes = 0;
        for (var i = 0; i < run.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(run[i]))
            {
                return false;
            }

            changes += i > 0 && char.IsAsciiDigit(run[i]) != char.IsAsciiDigit(run[i - 1]) ? 1 : 0;
        }

        return changes >= FewestChanges;
    }

    private static void AppendOutside(ref CharBuffer text, ImmutableArray<int>.Builder ends, char c, ref bool isBlank)
    {
        if (!char.IsWhiteSpace(c))
        {
            Append(ref text, [c], ref isBlank);
        }

        if (SentenceEnds.Contains(c))
        {
            EndHere(text, ends);
        }

        isBlank |= char.IsWhiteSpace(c);
    }

    /// <summary>Layout says nothing: runs of white space count as one blank, and as none beside a Japanese character.</summary>
    private static void Append(ref CharBuffer text, scoped ReadOnlySpan<char> run, ref bool isBlank)
    {
        if (isBlank && text.Count > 0 && IsWestern(text[text.Count - 1]) && text[text.Count - 1] != '\n' && IsWestern(run[0]))
        {
            text.Append(' ');
        }

        text.Append(run);
        isBlank = false;
    }

    private static bool IsWestern(char c) => c <= '\u2E7F';
}
