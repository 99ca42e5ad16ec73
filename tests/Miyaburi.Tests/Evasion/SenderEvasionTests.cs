using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Tests.Evasion;

/// <summary>Metamorphic tests of names: a sender's or an attachment's name that is tampered with makes no scam look better.</summary>
public sealed class SenderEvasionTests
{
    private static readonly Analyzer Engine = new(EngineData.Embedded);
    private static readonly DateTimeOffset At = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<int> Tricks => [.. Enumerable.Range(0, SenderTrick.All.Length)];

    [Theory]
    [MemberData(nameof(Tricks))]
    public void Trick_OnAScam_DoesNotLowerItsScore(int trick)
    {
        var sent = SenderTrick.All[trick];
        var lowered = EvasionTexts.Scams
            .Select(t => (Text: t, Before: Judge(sent.Before(t)), Now: Judge(sent.Write(t))))
            .Where(c => c.Now.Probability < c.Before.Probability - Trick.Epsilon || c.Now.Level < c.Before.Level)
            .ToList();
        Assert.True(lowered.Count <= sent.Lowers * EvasionTexts.Scams.Length, $"{sent}: {lowered.Count} of {EvasionTexts.Scams.Length}\n" + string.Join('\n', lowered.Take(6).Select(c => $"{c.Now.Level} {c.Now.Probability:0.00} instead of {c.Before.Level} {c.Before.Probability:0.00}: {c.Text}")));
    }

    private static Verdict Judge(byte[] mail) =>
        Engine.Judge((Reading.Read)MessageReader.Read(mail, new ReadOptions { Kind = MessageKind.Mail }), Observations.None, At).Verdict;
}
