using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Tests.Evasion;

/// <summary>Metamorphic tests of mail: however the words are wrapped, they are judged as those a person sees.</summary>
public sealed class MailEvasionTests
{
    private static readonly Analyzer Engine = new(EngineData.Embedded);
    private static readonly DateTimeOffset At = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<int> Tricks => [.. Enumerable.Range(0, All.Length)];

    private static MailTrick[] All { get; } = [.. MailTrick.All, .. MailCarrier.All];

    [Theory]
    [MemberData(nameof(Tricks))]
    public void Trick_OnAScam_DoesNotHideIt(int trick) =>
        Check(All[trick], EvasionTexts.Scams, All[trick].Lowers, (now, before) => now.Level >= before.Level);

    [Theory]
    [MemberData(nameof(Tricks))]
    public void Trick_OnAScam_DoesNotLowerItsScore(int trick) =>
        Check(All[trick], EvasionTexts.Scams, All[trick].Lowers, (now, before) => now.Probability >= before.Probability - Trick.Epsilon);

    [Theory]
    [MemberData(nameof(Tricks))]
    public void Trick_OnAnHonestMessage_RaisesNoAlarm(int trick) =>
        Check(All[trick], EvasionTexts.Genuine, All[trick].Noticed, (now, before) => now.Level <= before.Level);

    private static void Check(MailTrick trick, string[] texts, double allowed, Func<Verdict, Verdict, bool> holds)
    {
        Assert.True(texts.Length >= 100, $"only {texts.Length} messages to try");
        var wrong = texts.Select(t => (Text: t, Before: Judge(trick.Before.Write(t)), Now: Judge(trick.Write(t)))).Where(t => !holds(t.Now, t.Before)).ToList();
        Assert.True(wrong.Count <= allowed * texts.Length, $"{trick}: {wrong.Count} of {texts.Length}\n" + string.Join('\n', wrong.Take(6).Select(w => $"{w.Now.Level} {w.Now.Probability:0.00} instead of {w.Before.Level} {w.Before.Probability:0.00}: {w.Text}")));
    }

    private static Verdict Judge(byte[] mail) =>
        Engine.Judge((Reading.Read)MessageReader.Read(mail, new ReadOptions { Kind = MessageKind.Mail }), Observations.None, At).Verdict;
}
