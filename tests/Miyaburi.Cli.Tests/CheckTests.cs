using System.Text;
using System.Text.RegularExpressions;
using Miyaburi.Tests;
using static Miyaburi.Cli.Tests.CommandLine;

namespace Miyaburi.Cli.Tests;

public sealed partial class CheckTests
{
    [Fact]
    public void Check_ScamMail_SaysSoWithReasonsFactsAndDate()
    {
        var ran = Run("check", Sample("mail/jcom-unpaid.eml"), "--lang", "ja");
        Assert.Equal(1, ran.Code);
        Assert.Contains("詐欺と判断しました。主な理由は", ran.Output, StringComparison.Ordinal);
        Assert.Contains("J:COMが実際にしていること", ran.Output, StringComparison.Ordinal);
        Assert.Contains("督促状", ran.Output, StringComparison.Ordinal);
        Assert.Contains("時点のものです", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("https://mypage.jcom.co.jp-acc.one", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', ran.Output);
    }

    /// <summary>Whoever forgot to say what happened must not be told that nothing need be done.</summary>
    [Fact]
    public void Plan_WithoutWhatWasDone_AsksForIt()
    {
        var ran = Run("plan", "--brand", "jcom", "--lang", "en");
        Assert.Equal(2, ran.Code);
        Assert.Contains("--did received", ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }

    [Fact]
    public void Check_NumberOfReasons_IsTheNumberListed()
    {
        var ran = Run("check", Sample("mail/jcom-unpaid.eml"), "--lang", "en");
        var count = Run("check", Sample("mail/jcom-unpaid.eml"), "--format", "json").Json.GetProperty("findings").EnumerateArray().Count(f => f.GetProperty("weight").GetDouble() > 0);
        var reasons = Section(ran.Output, "■ Reasons");
        var further = Section(ran.Output, "■ What else was noticed");
        Assert.Equal(count, reasons + further);
        Assert.Contains($"There are {reasons} main reasons.", ran.Output, StringComparison.Ordinal);
        Assert.Contains($"\n{count,3}. ", ran.Output, StringComparison.Ordinal);
    }

    private static int Section(string output, string heading)
    {
        var lines = output[output.IndexOf(heading, StringComparison.Ordinal)..].Split('\n').Skip(1);
        return lines.TakeWhile(l => l.Length > 0).Count(l => System.Text.RegularExpressions.Regex.IsMatch(l, "^ *[0-9]+[.] "));
    }

    [Theory]
    [InlineData("sms/jcom-unpaid.txt")]
    [InlineData("sms/jcom-duckdns.txt")]
    [InlineData("sms/jcom-giftcard.txt")]
    public void Check_ScamSms_NamesJcom(string sample)
    {
        var ran = Run("check", "--sms", Sample(sample), "--format", "json");
        Assert.Equal(1, ran.Code);
        Assert.Equal("jcom", ran.Json.GetProperty("claimedBrand").GetString());
        Assert.Equal("sms", ran.Json.GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("sms/genuine-code.txt")]
    [InlineData("sms/genuine-utility.txt")]
    [InlineData("sms/genuine-card-use.txt")]
    [InlineData("sms/warning.txt")]
    public void Check_GenuineLookAlike_IsNotCalledScam(string sample) =>
        Assert.NotEqual("scam", Run("check", "--sms", Sample(sample), "--format", "json").Json.GetProperty("level").GetString());

    [Fact]
    public void Check_NothingFound_NeverSaysSafe()
    {
        var english = RunWith("See you at seven in front of the station.", "check", "-");
        Assert.Equal(0, english.Code);
        Assert.DoesNotContain("safe", english.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("does not prove", english.Output, StringComparison.Ordinal);
        var japanese = RunWith("7時に駅前で待ち合わせしましょう。", "check", "-", "--lang", "ja");
        Assert.DoesNotContain("安全", japanese.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", "customer")]
    [InlineData("no", "nonCustomer")]
    public void Check_Customer_GetsTheLineForThem(string customer, string audience)
    {
        var confirm = Run("check", Sample("mail/jcom-unpaid.eml"), "--customer", customer, "--format", "json").Json.GetProperty("confirm");
        var others = confirm.EnumerateArray().Select(c => c.GetProperty("for").GetString()).Where(f => f != "anyone").Distinct();
        Assert.Equal([audience], others);
    }

    [Fact]
    public void Check_AuthenticationFailed_IsSaidWithoutClaimingForgery()
    {
        var ran = Run("check", Sample("mail/jcom-forged-sender.eml"), "--authserv-id", "mx.example.jp", "--lang", "en");
        Assert.Contains("not authenticated", ran.Output, StringComparison.Ordinal);
        Assert.Contains("does not prove forgery", ran.Output, StringComparison.Ordinal);
        Assert.Equal("unproven", Run("check", Sample("mail/jcom-forged-sender.eml"), "--format", "json").Json.GetProperty("sender").GetProperty("authentication").GetString());
    }

    [Fact]
    public void Check_ProvenOfficialMail_IsNotCalledScam()
    {
        var json = Run("check", Sample("mail/jcom-genuine-bill.eml"), "--authserv-id", "mx.example.jp", "--format", "json").Json;
        Assert.Equal("nothingFound", json.GetProperty("level").GetString());
        Assert.Equal("proven", json.GetProperty("sender").GetProperty("authentication").GetString());
    }

    [Fact]
    public void Check_Did_AddsThePlanWithDates()
    {
        var plan = Run("check", Sample("mail/jcom-unpaid.eml"), "--did", "typedCard,typedPassword", "--on", "2026-11-01", "--format", "json").Json.GetProperty("plan");
        Assert.Equal("2026-11-01", plan.GetProperty("on").GetString());
        Assert.Equal("now", plan.GetProperty("steps")[0].GetProperty("urgency").GetString());
    }

    [Fact]
    public void Check_EvidencePlaces_LieInTheDecodedPart()
    {
        const string Text = "【J:COM】未払いです。本日中に https://jcom-info.com/ からお支払いください";
        foreach (var finding in RunWith(Text, "check", "--sms", "-", "--format", "json").Json.GetProperty("findings").EnumerateArray())
        {
            foreach (var evidence in finding.GetProperty("evidence").EnumerateArray().Where(e => e.GetProperty("part").GetString() == "body"))
            {
                var (start, length) = (evidence.GetProperty("start").GetInt32(), evidence.GetProperty("length").GetInt32());
                Assert.Equal(Text.Substring(start, length), evidence.GetProperty("quote").GetString());
            }
        }
    }

    [Fact]
    public void Check_EscapeSequencesInMessage_NeverReachTheTerminal()
    {
        const string Hostile = "【J:COM】未払い\e]0;title\a\e[2J\u009b31m\u202Emoc.mocj\u202C \u200B本日中に https://jcom-info.com/\r\nへ";
        foreach (var format in new[] { "text", "markdown", "json" })
        {
            var ran = RunWith(Hostile, "check", "--sms", "--sender", "\e[31mJ:COM\u202E", "-", "--format", format);
            Assert.DoesNotContain(ran.Output, c => char.IsControl(c) && c != '\n');
            Assert.DoesNotContain(ran.Output, c => c is '\u202E' or '\u202C' or '\u200B');
        }
    }

    [Fact]
    public void Check_SeveralFiles_OneMissing_GoesOnAndNamesIt()
    {
        var ran = Run("check", "no-such-file.eml", Sample("sms/jcom-unpaid.txt"));
        Assert.Equal(2, ran.Code);
        Assert.Contains("no-such-file.eml", ran.Error, StringComparison.Ordinal);
        Assert.Contains("This is a scam", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "--did", "flewToTheMoon", "README.md")]
    [InlineData("check", "--on", "yesterday", "README.md")]
    [InlineData("check", "--format", "pdf", "README.md")]
    [InlineData("scan")]
    [InlineData("fly")]
    [InlineData("brand", "no-such-brand")]
    [InlineData("signals", "ZZ99")]
    public void WrongUse_EndsWithTwoAndSaysWhy(params string[] args)
    {
        var ran = Run(args);
        Assert.Equal(2, ran.Code);
        Assert.StartsWith("miyaburi: ", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("「chek」は分かりません。", "chek")]
    [InlineData("もしかして: check", "chek")]
    [InlineData("「xml」は使えません。次から選んでください: text、json、markdown", "check", "--format", "xml", "x")]
    [InlineData("「--on」には値が必要です。", "check", "--on")]
    [InlineData("「scan」には引数が必要です。", "scan")]
    [InlineData("コマンドがありません。", "data")]
    [InlineData("--smss: このオプションはありません。", "check", "--smss", "x")]
    public void WrongUse_IsSaidInJapanese(string words, params string[] args)
    {
        var ran = Run(["--lang", "ja", .. args]);
        Assert.Equal(2, ran.Code);
        Assert.Contains(words, ran.Error, StringComparison.Ordinal);
    }

    /// <summary>Nothing in the help is wider than a terminal by more than one long list.</summary>
    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public void Help_OfTheProgram_FitsATerminal(string language)
    {
        var ran = Run("--help", "--lang", language);
        Assert.All(ran.Lines, l => Assert.True(l.Length <= 110, l));
        Assert.Equal(ran.Output, Run("--lang", language, "-h").Output);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _miyaburi miyaburi")]
    [InlineData("zsh", "compdef _miyaburi miyaburi")]
    [InlineData("fish", "complete -c miyaburi")]
    public void Completion_OfEachShell_IsPrinted(string shell, string line) => Assert.Contains(line, Run("completion", shell).Output, StringComparison.Ordinal);

    /// <summary>What bash is given: commands, options, exposures and brands.</summary>
    [Theory]
    [InlineData("miyaburi ", "check")]
    [InlineData("miyaburi check --", "--authserv-id")]
    [InlineData("miyaburi plan --did typed", "typedCard")]
    [InlineData("miyaburi brand jc", "jcom")]
    [InlineData("miyaburi signals ID", "ID01")]
    public void Completion_SuggestsWhatCanStandThere(string line, string word) =>
        Assert.Contains(word, Run($"[suggest:{line.Length}]", line).Lines);

    [Theory]
    [InlineData("--version", "0.1")]
    [InlineData("--help", "check")]
    [InlineData("brand", "jcom")]
    [InlineData("signals", "ID01")]
    [InlineData("[suggest]", "scan")]
    public void Information_IsPrinted(string command, string expected)
    {
        var ran = Run(command);
        Assert.Equal(0, ran.Code);
        Assert.Contains(expected, ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Brand_FoundByJapaneseName()
    {
        var ran = Run("brand", "ジェイコム", "--lang", "ja");
        Assert.Contains("jcom.co.jp", ran.Output, StringComparison.Ordinal);
        Assert.Contains("督促状", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void DataCheck_ShippedData_HasNoErrors()
    {
        // The day of the newest fact: the test must not depend on the clock of the machine.
        var newest = Directory.EnumerateFiles(Repository.Path("data", "brands"), "*.json")
            .SelectMany(f => CheckedDates().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Max(StringComparer.Ordinal)!;
        var ran = Run("data", "check", "--on", newest);
        Assert.True(ran.Code == 0, ran.Output);
    }

    [GeneratedRegex("\"checked\": \"([0-9-]{10})\"")]
    private static partial Regex CheckedDates();
}
