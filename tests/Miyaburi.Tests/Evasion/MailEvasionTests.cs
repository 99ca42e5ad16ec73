using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Tests.Evasion;

/// <summary>Metamorphic tests of mail: however the words are wrapped, they are judged as those a person sees.</summary>
public sealed class MailEvasionTests
{
    private static readonly Analyzer Engine = new(EngineData.Embedded);
    private static readonly DateTimeOffset At = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<(string Text, Level Level)[]> Scams = new(() => Plain(EvasionTexts.Scams, l => l is not Level.NothingFound));
    private static readonly Lazy<(string Text, Level Level)[]> Genuine = new(() => Plain(EvasionTexts.Genuine, _ => true));

    public static TheoryData<int> Tricks => [.. Enumerable.Range(0, MailTrick.All.Length)];

    [Theory]
    [MemberData(nameof(Tricks))]
    public void Trick_OnAScam_DoesNotHideIt(int trick) => Check(MailTrick.All[trick], Scams.Value, (now, before) => now >= before);

    [Theory]
    [MemberData(nameof(Tricks))]
    public void Trick_OnAnHonestMessage_RaisesNoAlarm(int trick) => Check(MailTrick.All[trick], Genuine.Value, (now, before) => now <= before);

    private static void Check(MailTrick trick, (string Text, Level Level)[] texts, Func<Level, Level, bool> holds)
    {
        Assert.True(texts.Length >= 80, $"only {texts.Length} messages to try");
        var wrong = texts.Select(t => (t.Text, t.Level, Now: Judge(trick.Write(t.Text)))).Where(t => !holds(t.Now.Level, t.Level)).ToList();
        Assert.True(wrong.Count == 0, $"{trick}: {wrong.Count} of {texts.Length}\n" + string.Join('\n', wrong.Take(6).Select(w => $"{w.Now.Level} {w.Now.Probability:0.00} instead of {w.Level}: {w.Text}")));
    }

    private static (string Text, Level Level)[] Plain(IEnumerable<string> texts, Func<Level, bool> isTried) =>
        [.. texts.Select(t => (Text: t, Judge(MailTrick.Plain.Write(t)).Level)).Where(t => isTried(t.Level))];

    private static Verdict Judge(byte[] mail) =>
        Engine.Judge((Reading.Read)MessageReader.Read(mail, new ReadOptions { Kind = MessageKind.Mail }), Observations.None, At).Verdict;
}
