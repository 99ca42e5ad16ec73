using System.Globalization;
using System.Text;
using System.Text.Json;
using Miyaburi.Messages;
using Miyaburi.Tests;
using static Miyaburi.Cli.Tests.CommandLine;

namespace Miyaburi.Cli.Tests;

/// <summary><c>miyaburi waves</c>, as people type it.</summary>
public sealed class WavesTests : IDisposable
{
    private const string Unpaid = "【J:COM】ご請求書が未払いの状態です。サービスを停止します。お支払い方法は無効だ。 https://jcom-info.com/login";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miyaburi-cli-waves-");

    private string Store => Path.Combine(folder.FullName, "waves.db");

    private static string Story => Repository.Path("samples", "waves", "jcom-2022-09.synthetic.jsonl");

    [Fact]
    public void Story_IsUpSince16September_AndBackAfterAQuietTime()
    {
        var lines = File.ReadAllLines(Story).Length;
        Assert.Contains($"{lines} new, 0 known", Waves("import", "--lang", "en", Story).Output, StringComparison.Ordinal);
        Assert.Contains($"0 new, {lines} known", Waves("import", "--lang", "en", Story).Output, StringComparison.Ordinal);

        var timeline = Waves("timeline", "--brand", "jcom", "--on", "2022-09-25", "--lang", "en").Output;
        Assert.Contains("up from 2022-09-16", timeline, StringComparison.Ordinal);
        Assert.Contains("back after 119 days", timeline, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[", timeline, StringComparison.Ordinal);

        var list = Waves("list", "--on", "2022-09-25", "--format", "json").Json;
        Assert.Equal("jcom", list[0].GetProperty("brand").GetString());
        Assert.Equal("Returned", list[0].GetProperty("state").GetString());
        var show = Waves("show", list[0].GetProperty("id").GetString()!, "--lang", "en").Output;
        Assert.Contains("jcom-info[.]example", show, StringComparison.Ordinal);
        Assert.DoesNotContain("Example (masked", show, StringComparison.Ordinal);
    }

    [Fact]
    public void List_OfAddresses_ImportsWhole_AndAgainCountsNothing()
    {
        var csv = Path.Combine(folder.FullName, "list.csv");
        var rows = Enumerable.Range(0, 5000).Select(i => string.Create(CultureInfo.InvariantCulture, $"2022/{1 + (i / 500):00}/0{1 + (i % 9)} 10:00:00,https://h{i}.jcom-login.top/ja-JP/login.php?id={i},J:COM"));
        File.WriteAllLines(csv, rows.Prepend("date,url,brand").Append("2022/11/01 10:00:00,not an address,J:COM"), new UTF8Encoding(false));
        Assert.Contains("5000 new, 0 known already, 1 not usable", Waves("import", "--lang", "en", csv).Output, StringComparison.Ordinal);
        Assert.Contains("0 new, 5001 known", Waves("import", "--lang", "en", csv).Output, StringComparison.Ordinal);
        File.AppendAllText(csv, "2022/12/01 10:00:00,https://new.jcom-login.top/ja-JP/login.php,J:COM\n");
        Assert.Contains("1 new, 5001 known", Waves("import", "--lang", "en", csv).Output, StringComparison.Ordinal);
        Assert.Equal(5001, Waves("list", "--format", "json", "--on", "2022-12-02").Json[0].GetProperty("count").GetInt32());
    }

    /// <summary>The Date of a mail is its sender's word: a year to come would keep the wave from ever returning.</summary>
    [Theory]
    [InlineData("Date: Fri, 01 Jan 2038 10:00:00 +0900", "Received: from x.example by mx.example; Fri, 16 Sep 2022 10:00:00 +0900", "2022-09-16")]
    [InlineData("Date: Fri, 16 Sep 2022 10:00:00 +0900", "Received: from x.example by mx.example; some day", "2022-09-16")]
    [InlineData("Date: Fri, 16 Sep 2022 10:00:00 +0900", null, "2022-09-16")]
    public void Mail_IsOfTheDayOnWhichItCame(string date, string? received, string day)
    {
        Assert.Contains("1 new", Waves("import", "--lang", "en", Mail(date, received)).Output, StringComparison.Ordinal);
        Assert.Equal(day, Waves("list", "--format", "json", "--on", "2037-01-01").Json[0].GetProperty("last").GetString());
    }

    /// <summary>It would be counted today, and an archive of 2022 be a wave that is back.</summary>
    [Theory]
    [InlineData("Date: Fri, 01 Jan 2038 10:00:00 +0900", null)]
    [InlineData("Date: Thu, 01 Jan 1970 00:00:00 +0000", null)]
    [InlineData("X-Date: none", null)]
    public void Mail_ThatDoesNotSayWhenItCame_CountsOnNoDay(string date, string? received)
    {
        var ran = Waves("import", "--lang", "en", Mail(date, received));
        Assert.Equal(0, ran.Code);
        Assert.Contains("0 new, 0 known already, 1 not usable (1 of them because the day they came is not known)", ran.Output, StringComparison.Ordinal);
        Assert.Equal(0, Waves("list", "--format", "json").Json.GetArrayLength());
    }

    /// <summary>Telephones export times of their own zone, and milliseconds where JSON Lines usually has seconds.</summary>
    [Theory]
    [InlineData("\"2022-09-16T20:00:00\"", "2022-09-16")]
    [InlineData("\"2022-09-16\"", "2022-09-16")]
    [InlineData("\"2022-09-16T20:00:00Z\"", "2022-09-17")]
    [InlineData("1663286400", "2022-09-16")]
    [InlineData("1663286400.25", "2022-09-16")]
    [InlineData("1663286400000", "2022-09-16")]
    [InlineData("\"1663286400000\"", "2022-09-16")]
    public void Line_IsOfTheDayInJapan(string received, string day)
    {
        Assert.Contains("1 new", Waves("import", "--lang", "en", Lines(received)).Output, StringComparison.Ordinal);
        Assert.Equal(day, Waves("list", "--format", "json").Json[0].GetProperty("last").GetString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"Friday\"")]
    [InlineData("20220916")]
    [InlineData("16632864000000000000")]
    [InlineData("1e400")]
    [InlineData("\"2038-01-01\"")]
    [InlineData("\"9999-12-31T23:59:59Z\"")]
    public void Line_ThatDoesNotSayWhenItCame_CountsOnNoDay(string received)
    {
        Assert.Contains("0 new, 0 known already, 1 not usable (1 of them", Waves("import", "--lang", "en", Lines(received)).Output, StringComparison.Ordinal);
        Assert.Equal(0, Waves("list", "--format", "json").Json.GetArrayLength());
    }

    [Fact]
    public void Line_WithAMail_IsOfTheDayItNames_WhenTheMailNamesNone()
    {
        var eml = Convert.ToBase64String(File.ReadAllBytes(Mail("X-Date: none", null)));
        var list = Path.Combine(folder.FullName, "mails.jsonl");
        File.WriteAllText(list, $$"""{"eml":"{{eml}}","received":"2022-09-16T20:00:00"}""");
        Assert.Contains("1 new", Waves("import", "--lang", "en", list).Output, StringComparison.Ordinal);
        Assert.Equal("2022-09-16", Waves("list", "--format", "json").Json[0].GetProperty("last").GetString());
    }

    /// <summary>Every pipe has the same name, and what came through it cannot be looked at again.</summary>
    [Theory]
    [InlineData("-")]
    [InlineData("/dev/stdin")]
    public void StandardInput_IsReadWholeEachTime(string input)
    {
        Assert.SkipWhen(input is not "-" && OperatingSystem.IsWindows(), "There is no such file.");
        var lines = File.ReadAllLines(Story);
        Assert.Contains("20 new, 0 known", Piped(lines[..20]), StringComparison.Ordinal);
        Assert.Contains("0 new, 20 known", Piped(lines[..20]), StringComparison.Ordinal);
        Assert.Contains("5 new, 0 known", Piped(lines[20..25]), StringComparison.Ordinal);
        Assert.Contains("2 new, 25 known", Piped(lines[..27]), StringComparison.Ordinal);

        string Piped(string[] part) => RunWith(string.Join('\n', part), "waves", "import", input, "--lang", "en", "--store", Store).Output;
    }

    /// <summary>A name that was mistyped must not look like a mailbox without scams, not the second time either.</summary>
    [Fact]
    public void WhatCannotBeRead_IsNamed_AndTheRestIsImported()
    {
        var missing = Path.Combine(folder.FullName, "mbx");
        for (var time = 0; time < 2; time++)
        {
            var ran = Waves("import", "--lang", "en", missing, Story);
            Assert.Equal(2, ran.Code);
            Assert.Contains($"{missing}: no such file", ran.Error, StringComparison.Ordinal);
            Assert.Contains(", 1 not usable", ran.Output, StringComparison.Ordinal);
        }

        Assert.Equal("jcom", Waves("list", "--on", "2022-09-25", "--format", "json").Json[0].GetProperty("brand").GetString());
        File.Copy(Mail("Date: Fri, 16 Sep 2022 10:00:00 +0900", null), missing);
        Assert.Contains("1 new, 0 known already, 0 not usable", Waves("import", "--lang", "en", missing).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void LinesThatCannotBeRead_AreNamed_ManyOfThemNotOneByOne()
    {
        var list = Path.Combine(folder.FullName, "broken.jsonl");
        File.WriteAllLines(list, [.. Enumerable.Repeat("{ not JSON", 25), .. File.ReadAllLines(Story).Take(3)]);
        var ran = Waves("import", "--lang", "en", list);
        Assert.Equal(2, ran.Code);
        Assert.Contains($"{list}:1: not valid JSON", ran.Error, StringComparison.Ordinal);
        Assert.Contains("15 more could not be read", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain($"{list}:11:", ran.Error, StringComparison.Ordinal);
        Assert.Contains("3 new, 0 known already, 25 not usable", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void StoreThatIsNotThere_IsSaid_AndNotMade()
    {
        var typed = Path.Combine(folder.FullName, "waev.db");
        var ran = Run("waves", "list", "--store", typed, "--lang", "en");
        Assert.Equal(2, ran.Code);
        Assert.Contains("there is no store", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(typed));
    }

    /// <summary>A file of the same name is skipped as far as it is the same, not by its number of rows: one that was rotated is read from its beginning.</summary>
    [Fact]
    public void List_ThatWasRotatedOrChanged_IsReadFromItsBeginning()
    {
        var csv = Path.Combine(folder.FullName, "list.csv");
        static string Row(int i) => $"2022/01/01 10:00:00,https://h{i}.jcom-login.top/ja-JP/login.php,J:COM";
        void Write(IEnumerable<int> rows) => File.WriteAllLines(csv, rows.Select(Row).Prepend("date,url,brand"), new UTF8Encoding(false));
        Write(Enumerable.Range(0, 100));
        Assert.Contains("100 new, 0 known", Waves("import", "--lang", "en", csv).Output, StringComparison.Ordinal);
        Write(Enumerable.Range(1000, 120));
        Assert.Contains("120 new, 0 known", Waves("import", "--lang", "en", csv).Output, StringComparison.Ordinal);
        Write(Enumerable.Range(1000, 50).Append(5000).Concat(Enumerable.Range(1051, 69)));
        Assert.Contains("1 new, 119 known", Waves("import", "--lang", "en", csv).Output, StringComparison.Ordinal);
        Write(Enumerable.Range(1000, 10));
        Assert.Contains("0 new, 10 known", Waves("import", "--lang", "en", csv).Output, StringComparison.Ordinal);
        Write(Enumerable.Range(1000, 30));
        Assert.Contains("0 new, 30 known", Waves("import", "--lang", "en", csv).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Digest_IsReadInPlaceOfAStore()
    {
        var file = Repository.Path("data", "waves", "digest.json");
        var list = Run(["waves", "list", "--digest", file, "--lang", "en", "--brand", "jcom"]).Output;
        Assert.Contains("Numbers up to 2024-06-30", list, StringComparison.Ordinal);
        Assert.Contains(" 2023-12-21   128  6 times", list, StringComparison.Ordinal);
        Assert.Equal(list, Run(["waves", "show", "jcom", "--digest", "builtin", "--lang", "en"]).Output);
        Assert.Equal(list, Run(["waves", "timeline", "--brand", "J:COM", "--digest", file, "--lang", "en"]).Output);
        Assert.Equal(128, Run(["waves", "show", "jcom", "--digest", file, "--format", "json"]).Json.GetProperty("brands")[0].GetProperty("count").GetInt32());
        Assert.Equal(2, Run(["waves", "show", "no-such-brand", "--digest", file]).Code);
        Assert.Equal(2, Run(["waves", "list", "--digest", Story]).Code);
    }

    [Fact]
    public void Backup_AndRestore_KeepTheWaves()
    {
        Waves("import", Story);
        var copy = Path.Combine(folder.FullName, "copy.db");
        Assert.Equal(0, Waves("backup", copy).Code);
        var before = Waves("list", "--format", "json", "--on", "2022-09-25").Output;
        File.Delete(Store);
        Assert.Equal(0, Waves("restore", copy).Code);
        Assert.Equal(before, Waves("list", "--format", "json", "--on", "2022-09-25").Output);
    }

    /// <summary>A server groups in memory what it keeps; a second writer would be invisible to it, so it is kept out, in words.</summary>
    [Fact]
    public async Task Import_WhileAServerWrites_IsRefusedInWordsAndTheRestGoesOn()
    {
        Waves("import", Story);
        await using (Miyaburi.Waves.WaveStore.Open(Store, Miyaburi.Waves.WaveRules.Default))
        {
            var refused = Waves("import", "--lang", "en", Story);
            Assert.Equal(2, refused.Code);
            Assert.Contains("miyaburi serve", refused.Error, StringComparison.Ordinal);
            Assert.Equal("jcom", Waves("list", "--on", "2022-09-25", "--format", "json").Json[0].GetProperty("brand").GetString());
            Assert.Equal(0, Waves("backup", Path.Combine(folder.FullName, "copy.db")).Code);
        }

        Assert.Contains("0 new", Waves("import", "--lang", "en", Story).Output, StringComparison.Ordinal);
    }

    /// <summary>Also while a server holds the store.</summary>
    [Fact]
    public async Task Hide_TakesAWaveOutOfView_AndShowAgainPutsItBack()
    {
        Waves("import", Story);
        await using var server = Miyaburi.Waves.WaveStore.Open(Store, Miyaburi.Waves.WaveRules.Default);
        Assert.Contains("No wave is hidden", Waves("list", "--hidden", "--lang", "en").Output, StringComparison.Ordinal);
        var before = Waves("list", "--format", "json").Output;
        var id = Waves("list", "--format", "json").Json[0].GetProperty("id").GetString()!;
        Assert.Contains($"waves show-again {id}", Waves("hide", id, "--why", "実在の店の名前", "--lang", "en").Output, StringComparison.Ordinal);
        Assert.DoesNotContain(id, Waves("list", "--format", "json").Output, StringComparison.Ordinal);
        Assert.Equal(2, Waves("show", id).Code);
        Assert.Equal(2, Waves("timeline", "--wave", id).Code);
        var hidden = Waves("list", "--hidden", "--format", "json").Json[0];
        Assert.Equal((id, "実在の店の名前", id), (hidden.GetProperty("id").GetString(), hidden.GetProperty("reason").GetString(), hidden.GetProperty("waves")[0].GetString()));
        Assert.Contains(id, Waves("list", "--hidden").Output, StringComparison.Ordinal);

        Assert.Equal(0, Waves("show-again", id).Code);
        Assert.Equal(before, Waves("list", "--format", "json").Output);
        Assert.Equal(2, Waves("show-again", id).Code);
    }

    /// <summary>A mistyped name must not look like a scam that is over.</summary>
    [Fact]
    public void Timeline_OfWhatIsNotKnown_IsRefused_AndOneOfNothingHasNoState()
    {
        Waves("import", Story);
        Assert.Equal(2, Waves("timeline", "--wave", "no-such-wave").Code);
        var lure = Waves("timeline", "--lure", "unpaidBil", "--lang", "en");
        Assert.Equal(2, lure.Code);
        Assert.Contains("unpaidBill", lure.Error, StringComparison.Ordinal);
        Assert.Equal(2, Waves("timeline", "--host", "no host").Code);
        Assert.Contains("not seen up to 2020-01-01", Waves("show", Waves("list", "--format", "json").Json[0].GetProperty("id").GetString()!, "--on", "2020-01-01", "--lang", "en").Error, StringComparison.Ordinal);

        Assert.Contains("nothing seen", Waves("timeline", "--host", "other.example", "--lang", "en").Output, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Waves("timeline", "--lure", "sextortion", "--format", "json").Json.GetProperty("state").ValueKind);
        Assert.Equal("Returned", Waves("timeline", "--lure", "unpaidBill", "--on", "2022-09-25", "--format", "json").Json.GetProperty("state").GetString());
    }

    /// <summary>As the list of a wave shows it, and as it stands in a message.</summary>
    [Theory]
    [InlineData("jcom-info.example")]
    [InlineData("jcom-info[.]example")]
    [InlineData("JCOM-Info.example")]
    [InlineData("https://jcom-info.example/login")]
    public void Timeline_OfAHost_TakesItAsItIsWritten(string host)
    {
        Waves("import", Story);
        Assert.Equal("jcom-info.example", Waves("timeline", "--host", host, "--format", "json").Json.GetProperty("key").GetString());
        Assert.Contains("back after 119 days", Waves("timeline", "--host", host, "--lang", "en").Output, StringComparison.Ordinal);
    }

    /// <summary>Of a link without a text, too, the site may be an honest one's whose page was misused, and the host made for its reader.</summary>
    [Fact]
    public void LinkAlone_IsShownAsWhatStandsBelowItsSite()
    {
        var list = Path.Combine(folder.FullName, "link.jsonl");
        File.WriteAllText(list, """{"kind":"sms","received":"2022-09-16","text":"https://jcom-login.honest-shop.co.jp/jcom/login.php"}""");
        Assert.Contains("1 new", Waves("import", "--lang", "en", list).Output, StringComparison.Ordinal);
        var id = Waves("list", "--format", "json").Json[0].GetProperty("id").GetString()!;
        Assert.Equal("*.honest-shop.co.jp", Waves("show", id, "--format", "json").Json.GetProperty("hosts")[0].GetProperty("host").GetString());
        Assert.Contains("  *[.]honest-shop[.]co[.]jp  1  ", Waves("show", id).Output, StringComparison.Ordinal);
        Assert.Equal("*.honest-shop.co.jp", Waves("timeline", "--host", "*[.]honest-shop[.]co[.]jp", "--format", "json").Json.GetProperty("key").GetString());
        Assert.DoesNotContain("nothing seen", Waves("timeline", "--host", "*[.]honest-shop[.]co[.]jp", "--lang", "en").Output, StringComparison.Ordinal);
    }

    /// <summary>Nothing later than the day asked for is in chart and numbers either.</summary>
    [Fact]
    public void Timeline_OfAPastDay_HoldsNothingLater()
    {
        Waves("import", Story);
        var then = Waves("timeline", "--brand", "jcom", "--on", "2022-05-10", "--format", "json").Json.GetProperty("days");
        Assert.Equal("2022-05-02", then[then.GetArrayLength() - 1].GetProperty("day").GetString());
    }

    /// <summary>"0 people say so" would deny what four have just sent; how many is told from five on.</summary>
    [Fact]
    public async Task Show_SaysNothingOfObjections_WhileThereAreTooFew()
    {
        Waves("import", Lines("\"2022-09-16\""));
        await using var store = Miyaburi.Waves.WaveStore.Open(Store, Miyaburi.Waves.WaveRules.Default);
        var report = ((Outcome.Judged)new Judging(null).Judge(Unpaid, new ReadOptions { Kind = MessageKind.Sms })).Report;
        var traits = Miyaburi.Waves.WaveTraits.Of(report.Facts, report.ClaimedBrand?.Id, report.Verdict.Lures.FirstOrDefault());
        for (var people = 1; people <= 5; people++)
        {
            store.Object(new() { Id = Guid.NewGuid(), Day = new(2022, 9, 16), Reporter = Miyaburi.Waves.Sighting.Pseudonym($"p{people}"), Source = Miyaburi.Waves.SightingSource.Person, Traits = traits }, "genuine");
            var shown = Waves("show", Waves("list", "--format", "json").Json[0].GetProperty("id").GetString()!, "--lang", "en").Output;
            Assert.Equal(people == 5, shown.Contains("5 separate senders of reports say a verdict was wrong", StringComparison.Ordinal));
            Assert.Equal(people == 5, shown.Contains("senders", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Mistakes_AreToldInWords()
    {
        Assert.Equal(2, Waves("hide", "no-such-wave").Code);
        Assert.Equal(2, Waves("show", "no-such-wave").Code);
        Assert.Equal(2, Waves("timeline").Code);
        Assert.Equal(2, Waves("import", Path.Combine(folder.FullName, "missing.csv")).Code);
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    private string Mail(string date, string? received)
    {
        var mail = Path.Combine(folder.FullName, "scam.eml");
        File.WriteAllText(mail, $"{(received is null ? "" : received + "\r\n")}{date}\r\nFrom: J:COM <info@jcom-x.top>\r\nSubject: J:COM\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{Unpaid}\r\n");
        return mail;
    }

    private string Lines(string received)
    {
        var list = Path.Combine(folder.FullName, "sms.jsonl");
        File.WriteAllText(list, $$"""{"kind":"sms","received":{{received}},"text":"{{Unpaid}}"}""");
        return list;
    }

    private Ran Waves(params string[] args) => Run(["waves", .. args, "--store", Store]);
}
