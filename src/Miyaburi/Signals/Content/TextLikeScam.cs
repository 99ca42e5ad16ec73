using System.Buffers;
using Miyaburi.Messages;
using Miyaburi.Text;

namespace Miyaburi.Signals.Content;

/// <summary>The text model finds the wording typical of scams; a group of its own, capped, never enough alone.</summary>
internal sealed class TextLikeScam : ISignal
{
    public SignalDescriptor Descriptor { get; } = new()
    {
        Id = "TM01",
        Group = SignalGroup.TextModel,
        Name = new("詐欺の文章に似た言い回し", "Text like known scams"),
        Text = new(
            "文章全体の言い回しが、これまでの詐欺メッセージとよく似ています。",
            "The wording as a whole is very like known scam messages."),
    };

    /// <summary>Log-odds in nats at which the signal has about two thirds of its weight; it approaches the whole without ever being flat.</summary>
    private const double Scale = 6;

    private const int QuotedCharacters = 40;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？!?\n");

    /// <summary>Where the quote of the opening ends: with a sentence or line, so that no word is cut, else after so many characters.</summary>
    private static int OpeningOf(string text)
    {
        if (text.Length <= QuotedCharacters)
        {
            return text.Length;
        }

        var end = text.AsSpan(0, QuotedCharacters).LastIndexOfAny(SentenceEnds);
        return end > 0 ? end + 1 : QuotedCharacters;
    }

    /// <summary>Where the last sentences begin that are as long as a quote: whatever passage scores highest from the end holds them.</summary>
    private static int TailOf(string text)
    {
        var most = TextEnds.TailStart(text, text.Length - QuotedCharacters);
        var end = text.AsSpan(0, most).LastIndexOfAny(SentenceEnds);
        return text.Length - end > TextModels.LastCharacters ? most : end + 1;
    }

    public Finding? Inspect(CaseFacts facts)
    {
        var score = facts.TextScores.LogOdds;
        var body = facts.Parts.FirstOrDefault(p => p.Part.Role is PartRole.Body)?.Part;
        if (score <= 0 || body is null || facts.TextKind is TextKind.Warning)
        {
            return null;
        }

        var start = facts.TextScores.IsOfTail ? TailOf(body.Text) : 0;
        var opening = new TextRange(start, OpeningOf(body.Text[start..]));
        return Descriptor.At(facts.EvidenceAt(body.Id, opening)) with { Strength = 1 - Math.Exp(-score / Scale) };
    }
}
