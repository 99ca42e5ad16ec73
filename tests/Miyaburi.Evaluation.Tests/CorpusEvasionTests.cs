using Miyaburi.Evaluation.Corpora;
using Miyaburi.Messages;
using Miyaburi.Signals;
using Miyaburi.Tests.Evasion;
using Miyaburi.Verdicts;

namespace Miyaburi.Evaluation.Tests;

/// <summary>The tricks of evasion on the short messages of the corpora: a scam's level does not fall, an honest one's does not rise.</summary>
[Trait("Category", "Slow")]
public sealed class CorpusEvasionTests
{
    /// <summary>Share of scams that a trick may still hide; look-alike kanji hide most. A known weakness, held here so that it does not grow.</summary>
    private const double StillHidden = 0.06;

    /// <summary>The same for honest words pasted beside them (a newsletter hid 36 of 322 in 2026-11).</summary>
    private const double HiddenByPadding = 0.12;

    /// <summary>Share of honest messages in which a trick on every letter may be held against the message.</summary>
    private const double Noticed = 0.02;
    private const int FramesEvery = 1200;
    private const int TextEvery = 800;

    private static readonly Analyzer Engine = new(EngineData.Embedded);
    private static readonly DateTimeOffset At = new(2024, 7, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<List<Sample>> Scams = new(() => [.. Japanese.Messages().Where(s => s.Truth is Truth.Scam), .. Japanese.Screens(), .. Framed.Phish("frames-scam.txt", FramesEvery)]);
    private static readonly Lazy<List<Sample>> Honest = new(() => [.. Japanese.Messages().Where(s => s.Truth is Truth.Genuine), .. Japanese.GeneralText(TextEvery)]);

    public static TheoryData<int> OnScams => [.. Enumerable.Range(0, All.Length)];

    public static TheoryData<int> OnHonest => [.. Enumerable.Range(0, Trick.Wording.Length + Trick.Padding.Length)];

    private static Trick[] All => [.. Trick.Wording, .. Trick.Padding, .. Trick.Address];

    [Theory]
    [MemberData(nameof(OnScams))]
    public void Trick_OnAScam_DoesNotHideIt(int trick)
    {
        FitFixture.NeedDataFolder();
        var isPadding = Trick.Padding.Contains(All[trick]);
        Check(All[trick], Scams.Value, isPadding ? HiddenByPadding : StillHidden, (now, before) => now.Level >= (isPadding && before.Level is Level.Scam ? Level.Suspicious : before.Level));
    }

    [Theory]
    [MemberData(nameof(OnHonest))]
    public void Trick_OnAnHonestMessage_RaisesNoAlarm(int trick)
    {
        FitFixture.NeedDataFolder();
        Check(All[trick], Honest.Value, Noticed, (now, before) => now.Level <= before.Level);
    }

    private static void Check(Trick trick, List<Sample> samples, double allowed, Func<Verdict, Verdict, bool> holds)
    {
        Assert.True(samples.Count >= 100, $"only {samples.Count} messages to try");
        var wrong = samples.Select(s => (Sample: s, Before: Judge(s, trick.Before(s.Text!)), Now: Judge(s, trick.Apply(s.Text!)))).Where(t => !holds(t.Now, t.Before)).ToList();
        Assert.True(wrong.Count <= allowed * samples.Count, $"{trick}: {wrong.Count} of {samples.Count}\n" + string.Join('\n', wrong.Take(8).Select(w => $"{w.Now.Level} {w.Now.Probability:0.00} instead of {w.Before.Level} {w.Before.Probability:0.00}: {w.Sample.Population} {w.Sample.Id.Replace("://", "[:]//", StringComparison.Ordinal)}")));
    }

    private static Verdict Judge(Sample sample, string text) =>
        Engine.Judge((Reading.Read)MessageReader.ReadText(text, new ReadOptions { Kind = sample.Kind, Sender = sample.Sender, Subject = sample.Subject }), Observations.None, At).Verdict;
}
