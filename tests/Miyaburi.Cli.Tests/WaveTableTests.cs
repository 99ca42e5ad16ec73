using Miyaburi.Reports;
using static Miyaburi.Cli.Tests.CommandLine;

namespace Miyaburi.Cli.Tests;

/// <summary>Lists of waves on screens of several widths.</summary>
public sealed class WaveTableTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("miyaburi-cli-table-");

    private string Store => Path.Combine(folder.FullName, "waves.db");

    /// <summary>What is not beside the rest stands below it; nothing is lost.</summary>
    [Theory]
    [InlineData("ja", 80)]
    [InlineData("en", 80)]
    [InlineData("ja", 40)]
    [InlineData("en", 100)]
    public void NoLineIsWiderThanTheScreen(string language, int columns)
    {
        var list = Path.Combine(folder.FullName, "sms.jsonl");
        File.WriteAllLines(list,
        [
            """{"kind":"sms","received":"2022-09-16","text":"【三井住友カード】お客様のカードのご利用を一時停止しました。ログインして確認してください https://smbc-card.xyz/login"}""",
            """{"kind":"sms","received":"2022-09-16","text":"【佐川急便】お荷物のお届けにあがりましたが不在の為持ち帰りました。下記よりご確認ください。 https://sagawa-post.example/"}""",
        ]);
        Assert.Contains("2 new", Run("waves", "import", list, "--lang", "en", "--store", Store).Output, StringComparison.Ordinal);
        var shown = RunOn(columns, "waves", "list", "--store", Store, "--lang", language);
        Assert.All(shown.Lines, line => Assert.InRange(CellWidth.Of(line), 1, columns));
        Assert.StartsWith(language is "ja" ? "波  " : "Wave  ", shown.Lines[0], StringComparison.Ordinal);
        string[] told = language is "ja" ? ["会社", "手口", "三井住友カード", "カード利用の知らせ", "佐川急便", "荷物の配達"] : ["Company", "Lure", "Sumitomo Mitsui Card", "card use", "Sagawa Express", "parcel delivery"];
        Assert.All(told, word => Assert.Contains(word, shown.Output, StringComparison.Ordinal));

        var digest = RunOn(columns, "waves", "list", "--digest", "builtin", "--lang", language);
        Assert.All(digest.Lines, line => Assert.InRange(CellWidth.Of(line), 1, columns));
        Assert.Contains("smbc-card", digest.Output, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
