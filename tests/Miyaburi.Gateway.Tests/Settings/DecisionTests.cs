using Miyaburi.Gateway.Configuration;
using Miyaburi.Gateway.Judging;
using Miyaburi.Messages;
using Miyaburi.Reports;
using Miyaburi.Signals;
using Miyaburi.Verdicts;

namespace Miyaburi.Gateway.Tests.Settings;

public sealed class DecisionTests
{
    private static readonly Analyzer Analyzer = new(EngineData.Embedded);
    private static readonly DateTimeOffset At = new(2022, 9, 19, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("domain", "billing-note.example")]
    [InlineData("sender", "no-reply@billing-note.example")]
    public void Allow_HelpsOnlyAProvenSender(string kind, string value)
    {
        var report = Judge(Sample.Scam);
        Assert.True(Decide($$"""[ { "{{kind}}": "{{value}}" } ]""", "[]", report).IsSpam);
        var allowed = Decide($$"""[ { "{{kind}}": "{{value}}", "unproven": true } ]""", "[]", report);
        Assert.Equal((Level.NothingFound, 0, true), (allowed.Level, allowed.Score, allowed.List!.IsAllow));
        byte[] proven = [.. "Authentication-Results: mx; dmarc=pass header.from=billing-note.example\r\n"u8, .. Sample.Scam];
        Assert.False(Decide($$"""[ { "{{kind}}": "{{value}}" } ]""", "[]", Judge(proven)).IsSpam);
    }

    [Theory]
    [InlineData("""{ "domain": "example.org" }""", true)]
    [InlineData("""{ "sender": "hanako@example.org" }""", true)]
    [InlineData("""{ "domain": "ample.org" }""", false)]
    [InlineData("""{ "brand": "jcom" }""", false)]
    public void Block_MakesAScamOfAnything(string entry, bool isSpam)
    {
        var decision = Decide("[]", $"[ {entry} ]", Judge(Sample.Plain));
        Assert.Equal(isSpam, decision.IsSpam);
        Assert.Equal(isSpam ? Level.Scam : Level.NothingFound, decision.Level);
    }

    [Fact]
    public void Brand_IsBlockedWhenClaimedWithoutProof()
    {
        Assert.NotNull(Decide("[]", """[ { "brand": "jcom" } ]""", Judge(Sample.Scam)).List);
        byte[] proven = [.. "Authentication-Results: mx; dmarc=pass header.from=jcom.co.jp\r\n"u8, .. Sample.Genuine];
        Assert.Null(Decide("[]", """[ { "brand": "jcom" } ]""", Judge(proven)).List);
        Assert.True(Decide("""[ { "brand": "jcom" } ]""", "[]", Judge(proven)).List!.IsAllow);
    }

    [Fact]
    public void Thresholds_OfTheMostLenientRecipientCount()
    {
        var config = Config("""{ "doors": { "spamd": { "listen": ["127.0.0.1:1"] } }, "recipients": [ { "match": "@a.example", "reject": 9 }, { "match": "@b.example", "spam": 8, "reject": 12 } ] }""");
        Assert.Equal(9, Decider.ThresholdsFor(config, ["x@A.example"]).Reject);
        Assert.Equal((8, 12), (Decider.ThresholdsFor(config, ["x@a.example", "y@b.example"]).Spam, Decider.ThresholdsFor(config, ["x@a.example", "y@b.example"]).Reject));
        Assert.Null(Decider.ThresholdsFor(config, ["x@a.example", "z@c.example"]).Reject);
    }

    /// <summary>Every level keeps to its part of the scale, and a surer verdict never has a lower score.</summary>
    [Theory]
    [InlineData(Channel.Mail)]
    [InlineData(Channel.Message)]
    [InlineData(Channel.Address)]
    public void Score_IsMonotoneAndKeepsToItsLevel(Channel channel)
    {
        var scale = EngineData.Embedded.Model.Channels[channel];
        var before = -1.0;
        for (var i = 0; i <= 1000; i++)
        {
            var probability = Math.Clamp(i / 1000.0, 1e-9, 1 - 1e-9);
            var level = probability < scale.SuspiciousFrom ? Level.NothingFound : probability < scale.ScamFrom ? Level.Suspicious : Level.Scam;
            var score = ScoreScale.Of(Verdict(level, probability), scale);
            Assert.True(score >= before, $"{probability}: {score} < {before}");
            Assert.Equal(level, score >= ScoreScale.Scam ? Level.Scam : score >= ScoreScale.Suspicious ? Level.Suspicious : Level.NothingFound);
            before = score;
        }

        Assert.InRange(ScoreScale.Of(Verdict(Level.Suspicious, 0.999), scale), ScoreScale.Suspicious, 4.9);
    }

    private static Verdict Verdict(Level level, double probability) =>
        new() { Level = level, Restraint = Restraint.None, Probability = probability, Findings = [], Lures = [], Groups = [] };

    private static Report Judge(byte[] mail) =>
        Analyzer.Judge((Reading.Read)Analyzer.Read(mail, ReadOptions.Default), new Observations { AuthservId = "mx" }, At);

    private static GatewayConfig Config(string text) => Assert.IsType<ConfigReading.Good>(ConfigReader.Read(text, new Dictionary<string, string>())).Config;

    private static Decision Decide(string allow, string block, Report report) =>
        Decider.Decide(Config($$"""{ "doors": { "spamd": { "listen": ["127.0.0.1:1"] } }, "allow": {{allow}}, "block": {{block}} }"""), report, Envelope.None, "ID");
}
