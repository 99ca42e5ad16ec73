using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Tests.Evasion;

/// <summary>
/// Metamorphic tests: a trick does not make a scam look better, and does not make an honest message look worse. The
/// messages are this project's own (<c>tools/Miyaburi.Evaluation/Written</c>, <c>samples</c>).
/// </summary>
public sealed class EvasionTests
{
    /// <summary>
    /// Share of sure scams that honest words beside them may still hide (measured 1 of 216, 2026-11-29, without a link that
    /// says anything): a known weakness, held here so that it does not grow.
    /// </summary>
    private const double HiddenByPadding = 0.005;

    /// <summary>Share of honest messages that a trick may raise; measured 1 and 6 of 647, 2026-11-29: warnings below which a newsletter was pasted.</summary>
    private const double RaisedByWording = 0.002;

    private const double RaisedByPadding = 0.0095;

    /// <summary>The trick by which one sure scam of 216 falls below its threshold (measured 2026-11-29).</summary>
    private const string OnceHides = "official domain before ん";

    /// <summary>Tricks that still lower the score of some scams, with the share of them (measured 2026-11-29) and why.</summary>
    private static readonly Dictionary<string, double> LoweredBy = new(StringComparer.Ordinal)
    {
        // Of a scam shorter than the shortest passage the text model reads, honest words thin out the wording.
        ["a warning at the end"] = 0.186,

        // The same, and a story told in a short message counts for more than in a long one.
        ["a newsletter pasted below"] = 0.222,

        // The letters of a host with an encoded one are judged by other n-grams; by 0.05 at most.
        ["a letter of the host encoded twice"] = 0.037,

        // One or two messages of 329 each, by less than 0.07.
        ["kanji for kana"] = 0.0065,
        ["official domain before ん"] = 0.0035,
    };

    private static readonly Analyzer Engine = new(EngineData.Embedded);
    private static readonly DateTimeOffset At = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<string[]> Scams = new(() => [.. EvasionTexts.Scams.Where(t => Judge(t).Level is Level.Scam)]);
    private static readonly Lazy<string[]> Genuine = new(() => EvasionTexts.Genuine);

    public static TheoryData<int> OnScams => [.. Enumerable.Range(0, All.Length)];

    public static TheoryData<int> OnGenuine => [.. Enumerable.Range(0, Trick.Wording.Length + Trick.Padding.Length)];

    private static Trick[] All => [.. Trick.Wording, .. Trick.Padding, .. Trick.Address];

    /// <summary>Honest words beside a sure scam leave less to say of the text as a whole; it must stay in doubt all the same.</summary>
    [Theory]
    [MemberData(nameof(OnScams))]
    public void Trick_OnAScam_DoesNotHideIt(int trick)
    {
        var lost = Scams.Value
            .Select(text => (Text: All[trick].Apply(text), Before: Judge(text)))
            .Where(c => !Trick.Padding.Contains(All[trick]) || c.Before.Probability >= 0.9)
            .Where(c => Judge(c.Text).Level < (Trick.Padding.Contains(All[trick]) ? Level.Suspicious : c.Before.Level))
            .Select(c => $"{Judge(c.Text).Level} {Judge(c.Text).Probability:0.00} instead of {c.Before.Probability:0.00}: {c.Text}")
            .ToList();
        var allowed = Trick.Padding.Contains(All[trick]) ? HiddenByPadding * Scams.Value.Length : All[trick].Name == OnceHides ? 1 : 0;
        Assert.True(lost.Count <= allowed, $"{All[trick]}: {lost.Count} of {Scams.Value.Length}\n" + string.Join('\n', lost.Take(6)));
    }

    /// <summary>The stricter half: not only the level stays, the probability does too.</summary>
    [Theory]
    [MemberData(nameof(OnScams))]
    public void Trick_OnAScam_DoesNotLowerItsScore(int trick)
    {
        var lowered = EvasionTexts.Scams
            .Select(text => (Text: All[trick].Apply(text), Before: Judge(All[trick].Before(text)).Probability))
            .Where(c => Judge(c.Text).Probability < c.Before - Trick.Epsilon)
            .Select(c => $"{Judge(c.Text).Probability:0.00} instead of {c.Before:0.00}: {c.Text}")
            .ToList();
        var allowed = LoweredBy.GetValueOrDefault(All[trick].Name);
        Assert.True(lowered.Count <= allowed * EvasionTexts.Scams.Length, $"{All[trick]}: {lowered.Count} of {EvasionTexts.Scams.Length}\n" + string.Join('\n', lowered.Take(6)));
    }

    [Theory]
    [MemberData(nameof(OnGenuine))]
    public void Trick_OnAnHonestMessage_RaisesNoAlarm(int trick)
    {
        var raised = Genuine.Value
            .Select(text => (Text: All[trick].Apply(text), Before: Judge(text)))
            .Where(c => Judge(c.Text).Level > c.Before.Level)
            .Select(c => $"{Judge(c.Text).Level} {Judge(c.Text).Probability:0.00} instead of {c.Before.Probability:0.00}: {c.Text}")
            .ToList();
        var allowed = Trick.Padding.Contains(All[trick]) ? RaisedByPadding : RaisedByWording;
        Assert.True(raised.Count <= allowed * Genuine.Value.Length, $"{All[trick]}: {raised.Count} of {Genuine.Value.Length}\n" + string.Join('\n', raised.Take(6)));
    }

    [Fact]
    public void Scams_ToTry_AreMany() => Assert.True(Scams.Value.Length >= 80, $"only {Scams.Value.Length}");

    private static Verdict Judge(string text) =>
        Engine.Judge((Reading.Read)MessageReader.ReadText(text, new ReadOptions { Kind = MessageKind.Sms }), Observations.None, At).Verdict;
}
