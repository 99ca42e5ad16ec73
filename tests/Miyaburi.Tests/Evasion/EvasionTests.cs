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
    /// Share of sure scams that long honest words beside them may still hide (measured 4 of 131 in 2026-11, all without a
    /// link that says anything): a known weakness, held here so that it does not grow.
    /// </summary>
    private const double HiddenByPadding = 0.04;

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
        var allowed = Trick.Padding.Contains(All[trick]) ? HiddenByPadding * Scams.Value.Length : 0;
        Assert.True(lost.Count <= allowed, $"{All[trick]}: {lost.Count} of {Scams.Value.Length}\n" + string.Join('\n', lost.Take(6)));
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
        Assert.True(raised.Count == 0, $"{All[trick]}: {raised.Count} of {Genuine.Value.Length}\n" + string.Join('\n', raised.Take(6)));
    }

    [Fact]
    public void Scams_ToTry_AreMany() => Assert.True(Scams.Value.Length >= 80, $"only {Scams.Value.Length}");

    private static Verdict Judge(string text) =>
        Engine.Judge((Reading.Read)MessageReader.ReadText(text, new ReadOptions { Kind = MessageKind.Sms }), Observations.None, At).Verdict;
}
