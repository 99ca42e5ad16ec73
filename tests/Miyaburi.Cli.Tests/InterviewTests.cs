using System.Diagnostics;
using System.Text;
using Miyaburi.Tests;

namespace Miyaburi.Cli.Tests;

/// <summary>The questions on a real terminal, which script(1) provides.</summary>
[Trait("Category", "Slow")]
public sealed class InterviewTests
{
    /// <summary>Longer than the pause by which the program knows that a paste is over.</summary>
    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(2);

    [Fact]
    public void Interview_PasteWithEmptyLines_IsOneMessageAndLeadsToThePlan()
    {
        var output = Talk(
            "check --lang ja",
            "【J:COM】ご請求書が未払いの状態です。\n\n\n\n本日中にお支払いください https://jcom-info.com/\n\n\n",
            "1\n",
            "08012345678\n",
            "２，１０\n",
            "2\n");
        Assert.Contains("詐欺と判断しました", output, StringComparison.Ordinal);
        Assert.Contains("hxxps://jcom-info[.]com/", output.Replace("\e[0m", "", StringComparison.Ordinal).Replace("\e[1;4;31m", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("個人の携帯電話や海外の番号", output, StringComparison.Ordinal);
        Assert.Contains("カード会社に電話して、カードを止めてください", output, StringComparison.Ordinal);
        Assert.Contains("J:COMの契約がなければ、支払うものはありません", output, StringComparison.Ordinal);
        Assert.Contains("\e[", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Interview_NothingDoneAndNothingFound_EndsWithoutAPlan()
    {
        var output = Talk("check --lang en", "See you at seven in front of the station.\n\n\n", "3\n", "\n", "\n");
        Assert.Contains("does not prove", output, StringComparison.Ordinal);
        Assert.DoesNotContain("What to do now —", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ja", "SMSで「")]
    [InlineData("en", "By SMS")]
    public void Interview_AnsweredMail_IsJudgedAsMail_AndEveryLineFits(string language, string unsaid)
    {
        var output = Talk($"check --lang {language}", "Your J:COM bill is overdue. Pay https://jcom-info.com/\n\n\n", "2\n", "J:COM\n", "\n", "3\n", noColor: true);
        Assert.DoesNotContain(unsaid, output.Replace("SMS(", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("hxxps", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n'), l => Assert.True(Miyaburi.Reports.CellWidth.Of(l.TrimEnd()) <= 80, l));
    }

    [Theory]
    [InlineData("ja", "1から3の番号を1つ入力してください")]
    [InlineData("en", "Answer with one number from 1 to 3")]
    public void Interview_WrongAnswer_IsAskedAgain_AndNotTakenForTheLastChoice(string language, string again)
    {
        var output = Talk($"check --lang {language}", "【J:COM】ご請求書が未払いの状態です。お支払いください https://jcom-info.com/\n\n\n", "sms\n9\n1,2\n1\n", "08012345678\n", "2\n", "x\n2\n", noColor: true);
        Assert.Equal(4, output.Split(again).Length - 1);
        Assert.Contains(language == "ja" ? "J:COMの契約がなければ、支払うものはありません" : "there is nothing to pay", output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Interview_WithNoColor_WritesNoEscapeOfColour() =>
        Assert.DoesNotContain("\e[1", Talk("check --lang en", "See you at seven.\n\n\n", "3\n", "\n", "\n", noColor: true), StringComparison.Ordinal);

    private static string Talk(string command, string message, string how, string sender, string did, string customer = "", bool noColor = false)
    {
        var start = new ProcessStartInfo("script", ["-qec", $"dotnet '{typeof(Failure).Assembly.Location}' {command}", "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(false),
            WorkingDirectory = Repository.Root,
        };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["NO_COLOR"] = noColor ? "1" : "";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        foreach (var answer in (string[])[message, how, sender, did, customer])
        {
            Thread.Sleep(Thinking);
            process.StandardInput.Write(answer);
            process.StandardInput.Flush();
        }

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)), "the interview did not end");
        return output.GetAwaiter().GetResult().ReplaceLineEndings("\n");
    }
}
