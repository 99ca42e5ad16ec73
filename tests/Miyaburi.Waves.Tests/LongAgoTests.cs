using System.Data.Common;
using Miyaburi.Waves.Storage;

namespace Miyaburi.Waves.Tests;

/// <summary>What a store makes of what lies long back, while it runs and when it is read anew.</summary>
public sealed class LongAgoTests(Stores stores)
{
    private const string Longer = "。ご不明な点はお問い合わせください";
    private static readonly WaveRules Rules = WaveRules.Default;
    private static readonly string Text = Make.Unpaid("1", "jcom-a.com");

    public static TheoryData<string> Kinds => ["sqlite", "postgres"];

    /// <summary>Each of five sent three texts of a wave on one day. That counts five times, also when the day is no longer remembered, and after each start.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhoSentMore_CountsOnceADay_HoweverLongAgo(string kind)
    {
        var name = stores.New(kind);
        var texts = new[] { Text, Text + Longer, "重要なお知らせ。" + Text };
        await using (var store = WaveStore.Open(name, Rules))
        {
            store.Add([.. Enumerable.Range(0, Rules.PublicReporters).SelectMany(i => texts.Select(t => Make.Said(t, $"p{i}")))]);
            Assert.Equal(Rules.PublicReporters, await CountAsync(name));
            store.Add([Make.Seen(Text, day: 10)]);
            store.Expire(Make.Day.AddDays(11));
            Assert.Equal(Rules.PublicReporters + 1, await CountAsync(name));
        }

        for (var start = 0; start < 2; start++)
        {
            await using var store = WaveStore.Open(name, Rules);
            store.Add([Make.Seen(Text, day: 12 + start)]);
            store.Expire(Make.Day.AddDays(14 + start));
            Assert.Equal(Rules.PublicReporters + 2 + start, await CountAsync(name));
        }
    }

    /// <summary>Which of a person's reports counted is known when one of them is taken back.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatNeverCounts_IsTakenBackFromNothing(string kind)
    {
        var name = stores.New(kind);
        List<Sighting> said = [.. new[] { Text, Text + Longer }.SelectMany(t => Enumerable.Range(0, Rules.PublicReporters).Select(i => Make.Said(t, $"p{i}")))];
        await using var store = WaveStore.Open(name, Rules);
        store.Add([.. said, Make.Seen(Text)]);
        store.Add([Make.Seen(Text, day: 10)]);
        Assert.Equal(2 + Rules.PublicReporters, await CountAsync(name));
        foreach (var (report, left) in said.Zip(Enumerable.Range(0, said.Count).Select(i => said.Count - 1 - i)))
        {
            store.Retract(report.Id, Make.Day.AddDays(11));
            Assert.InRange(await CountAsync(name), 2, 2 + Math.Min(left, Rules.PublicReporters));
        }

        Assert.Equal(2, await CountAsync(name));
    }

    /// <summary>Expiry goes in parts; what waited in vain is known not to have counted also between them.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatWaitedInVain_IsTakenBackFromNothing_WhileTheRestExpires(string kind)
    {
        var name = stores.New(kind);
        var vain = Make.Said(Text, "one");
        await using var store = WaveStore.Open(name, Rules);
        store.Add([vain, Make.Seen(Text)]);
        store.Ripen(Make.Day.AddDays(Rules.RetentionDays + 1));
        Assert.Equal(1, store.Retract(vain.Id, Make.Day.AddDays(Rules.RetentionDays + 1)));
        Assert.Equal(1, await CountAsync(name));
    }

    /// <summary>A text is deleted when nobody has sent it for long; when enough send it again it is an example as it was.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TextThatComesAgain_IsAnExampleAgain(string kind)
    {
        var name = stores.New(kind);
        await using var reader = WaveReader.Open(name, Rules);
        var back = Make.Day.AddDays(Rules.RetentionDays + 1);
        string? before;
        await using (var store = WaveStore.Open(name, Rules))
        {
            Say(store, 0);
            before = Example(reader, Make.Day);
            Assert.NotNull(before);
            store.Expire(back);
            Assert.Null(Example(reader, back));
            Say(store, Rules.RetentionDays + 1);
            Assert.Equal(before, Example(reader, back));
            store.Expire(back.AddDays(Rules.RetentionDays + 1));
        }

        await using (var store = WaveStore.Open(name, Rules))
        {
            Say(store, 2 * (Rules.RetentionDays + 1));
            Assert.Equal(before, Example(reader, back.AddDays(Rules.RetentionDays + 1)));
        }
    }

    /// <summary>Somebody who sends texts of which nobody else knows would fill the store with names of waves.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WaveThatNeverWasOne_LeavesNothing(string kind)
    {
        var name = stores.New(kind);
        await using (var store = WaveStore.Open(name, Rules))
        {
            store.Add([Make.Said(Text, "one"), Make.Seen(Make.Parcel("1", "xa.top"))]);
            Assert.Equal(2, Waves(name));
            store.Expire(Make.Day.AddDays(Rules.RetentionDays + 1));
            Assert.Equal(1, Waves(name));
            store.Add([Make.Said(Text, "one", Rules.RetentionDays + 1)]);
            Assert.Equal(2, Waves(name));
        }
    }

    private static void Say(WaveStore store, int day) =>
        store.Add([.. Enumerable.Range(0, Rules.PublicReporters).Select(i => Make.Said(Text, $"p{i}", day))]);

    private static string? Example(WaveReader reader, DateOnly on) => reader.Find(Assert.Single(reader.List(null, on, 10)).Id, on)!.Example;

    private static async Task<int> CountAsync(string name)
    {
        await using var reader = WaveReader.Open(name, Rules);
        return Assert.Single(reader.List(null, Make.Day.AddDays(30), 10)).Count;
    }

    private static long Waves(string name)
    {
        using DbConnection connection = Database.Of(name).Connect();
        return Convert.ToInt64(connection.Scalar(null, "SELECT count(*) FROM wave"), System.Globalization.CultureInfo.InvariantCulture);
    }
}
